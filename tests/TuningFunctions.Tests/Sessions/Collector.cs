namespace TuningFunctions.Tests.Sessions;

/// <summary>Keeps all progress that it is told, on the thread that tells it.</summary>
/// <param name="reports">Where it is kept.</param>
internal sealed class Collector(List<int> reports) : IProgress<int>
{
    public void Report(int value) => reports.Add(value);
}
