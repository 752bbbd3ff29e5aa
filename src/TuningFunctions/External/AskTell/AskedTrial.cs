using Tuning.Spaces;

namespace TuningFunctions.External.AskTell;

/// <summary>A trial that is given to somebody to evaluate.</summary>
/// <param name="Trial">Its number, from 0.</param>
/// <param name="Parameters">The complete point, fixed values included.</param>
/// <param name="Environment">Costs, latencies and sizes as the session states them.</param>
/// <param name="Seed">The session's seed, the same for all trials.</param>
/// <param name="Lease">What its result is told under.</param>
/// <param name="Until">When somebody else may be given it, UTC.</param>
public sealed record AskedTrial(
    int Trial, ParameterSet Parameters, ParameterSet Environment, long Seed, string Lease, DateTimeOffset Until);
