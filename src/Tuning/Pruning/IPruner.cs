using System.Collections.Immutable;

namespace Tuning.Pruning;

/// <summary>
/// Stops trials early. It is asked at barriers: once every trial of a batch that is still running has reported a step. Its
/// answer is a pure function of the reports so far, whatever the order in which they arrived.
/// </summary>
public interface IPruner
{
    /// <summary>Which trials to stop.</summary>
    /// <param name="reports">Every report so far, those of this barrier included.</param>
    /// <param name="rung">The step that was reported.</param>
    /// <param name="trials">The trials that are still running and have reported the step.</param>
    /// <returns>The trials to stop, in ascending order.</returns>
    ImmutableArray<int> Decide(ReportLog reports, int rung, IReadOnlyCollection<int> trials);
}
