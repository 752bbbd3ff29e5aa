namespace Tuning.Retuning.Triggers;

/// <summary>
/// Starts a run when the edges of the last 24 hours are distributed otherwise than on the champion's train range: a population
/// stability index above the threshold in several checks in a row. Checks are made at each full hour of new data.
/// </summary>
/// <param name="Threshold">The least index that counts, above 0, default .25; raised to the one that a market without change passes once a year.</param>
/// <param name="Checks">Checks in a row, 1 and up, default 3.</param>
/// <param name="CoolOff">Time from one run that it starts to the next; 0 and up, default a day.</param>
public sealed record DriftTrigger(double Threshold, int Checks, TimeSpan CoolOff);
