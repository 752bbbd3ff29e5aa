namespace Tuning.Sampling.Stopping;

/// <summary>That a search stopped, why and where.</summary>
/// <param name="Reason">Why.</param>
/// <param name="AfterTrial">The number of the trial, in trial order, after whose result the rule first held; -1 where none has a result.</param>
/// <param name="Detail">The figures that decided, in words.</param>
public sealed record StopDecision(StopReason Reason, int AfterTrial, string Detail);
