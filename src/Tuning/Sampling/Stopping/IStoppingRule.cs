namespace Tuning.Sampling.Stopping;

/// <summary>
/// Decides where a search stops. The answer is a pure function of the history in trial order and names the first trial after
/// which the rule held, so a longer history, a resumed session and a replay all stop at the same place.
/// </summary>
public interface IStoppingRule
{
    /// <summary>Where the search stops; nothing while it goes on.</summary>
    /// <param name="history">The results so far, without a gap in trial order.</param>
    StopDecision? Decide(TrialHistory history);
}
