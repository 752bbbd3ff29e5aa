using Tuning.Cli.Progress;

namespace Tuning.Cli.Sessions;

/// <summary>Turns the number of finished trials into a share of the plan.</summary>
/// <param name="planned">Trials of the plan.</param>
/// <param name="view">What shows it.</param>
internal sealed class TrialProgress(int planned, IProgress<WorkDone> view) : IProgress<int>
{
    /// <inheritdoc/>
    public void Report(int value) => view.Report(new WorkDone(value, planned));
}
