namespace TuningFunctions.Sessions;

/// <summary>What a session will cost, about.</summary>
/// <param name="Evaluations">Backtests: trials times data sets.</param>
/// <param name="Rows">Rows that they pass over.</param>
/// <param name="Seconds">How long it takes with this many at a time, in seconds, measured on some points here and now; null where others evaluate them.</param>
/// <param name="Parallel">How many jobs it runs at a time.</param>
public sealed record SessionEstimate(long Evaluations, long Rows, double? Seconds, int Parallel);
