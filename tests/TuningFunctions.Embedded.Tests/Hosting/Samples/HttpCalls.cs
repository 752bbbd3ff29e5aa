namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Counts calls.</summary>
public sealed class HttpCalls
{
    private int _count;

    public int Count => _count;

    public int Next() => Interlocked.Increment(ref _count);
}
