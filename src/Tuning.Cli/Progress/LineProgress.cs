namespace Tuning.Cli.Progress;

/// <summary>One plain line for each tenth of the work. Safe to report to from several threads.</summary>
/// <param name="title">What is done.</param>
/// <param name="unit">What is counted.</param>
/// <param name="output">Where the lines go.</param>
internal sealed class LineProgress(string title, string unit, TextWriter output) : IProgress<WorkDone>
{
    private readonly Lock _gate = new();
    private long _tenths;

    /// <inheritdoc/>
    public void Report(WorkDone value)
    {
        var tenths = value.Total == 0 ? 0 : value.Done * 10 / value.Total;
        lock (_gate)
        {
            if (tenths > _tenths)
            {
                _tenths = tenths;
                output.WriteLine($"{title}: {value.Done} of {value.Total} {unit}");
            }
        }
    }
}
