using Spectre.Console;

namespace Tuning.Cli.Progress;

/// <summary>Moves one bar on a terminal. Safe to report to from several threads.</summary>
/// <param name="bar">The bar.</param>
internal sealed class BarProgress(ProgressTask bar) : IProgress<WorkDone>
{
    /// <inheritdoc/>
    public void Report(WorkDone value)
    {
        bar.IsIndeterminate = value.Total == 0;
        bar.MaxValue = Math.Max(value.Total, 1);
        bar.Value = value.Done;
    }
}
