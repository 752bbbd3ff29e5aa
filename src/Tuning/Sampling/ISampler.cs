using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>
/// A sampler: asked for points, told results through the history. What it suggests is a pure function of its context, its
/// options, the history in trial order and the pending trials: the order in which results arrived, the number of workers
/// and earlier calls change nothing. It may keep what it computed for a history that grows. Not safe for use by several
/// threads at once.
/// </summary>
public interface ISampler
{
    /// <summary>Suggests the points of consecutive trials.</summary>
    /// <param name="history">The results so far.</param>
    /// <param name="pending">Trials that were suggested and have no result yet, in trial order.</param>
    /// <param name="firstNumber">The number of the first trial to suggest, 0 and up.</param>
    /// <param name="count">How many trials to suggest, 0 and up.</param>
    /// <returns>
    /// Points of the space that its rule allows, at most <paramref name="count"/>: fewer where a grid is used up or no allowed
    /// point was found. Points already known are suggested again only when no new one was found.
    /// </returns>
    IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count);
}
