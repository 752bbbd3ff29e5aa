namespace Tuning.Cli.Progress;

/// <summary>Shows nothing: what <c>--json</c> wants.</summary>
internal sealed class SilentProgress : IProgress<WorkDone>
{
    /// <inheritdoc/>
    public void Report(WorkDone value)
    {
        // Nobody looks.
    }
}
