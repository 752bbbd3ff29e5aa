namespace Tuning.Retuning.Triggers;

/// <summary>
/// Starts a run when the champion's hourly profit falls below what it was when it was chosen: the Page-Hinkley test, its
/// threshold set to one false alarm a year.
/// </summary>
/// <param name="Delta">The fall that is tolerated, in standard deviations of the hours; 0 and up, default .25.</param>
/// <param name="CoolOff">Time from one run that it starts to the next; 0 and up, default a day.</param>
public sealed record DecayTrigger(double Delta, TimeSpan CoolOff);
