namespace Tuning.Retuning.Triggers;

/// <summary>Starts a run when data of the market has arrived.</summary>
/// <param name="Rows">Rows newer than those of the last run that it takes; 0 for any new data set.</param>
/// <param name="CoolOff">Time from one run that it starts to the next; 0 and up, default a day.</param>
public sealed record DataTrigger(long Rows, TimeSpan CoolOff);
