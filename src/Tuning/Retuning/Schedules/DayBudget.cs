namespace Tuning.Retuning.Schedules;

/// <summary>What a schedule may spend on one day of UTC; a run beyond it is skipped, and recorded as skipped.</summary>
/// <param name="Runs">Most runs that start; from 1, default 4.</param>
/// <param name="Trials">Trials after which no further run starts; from 1, default 1,000,000.</param>
public sealed record DayBudget(int Runs, long Trials)
{
    /// <summary>The budget unless stated.</summary>
    public static DayBudget Usual { get; } = new(4, 1_000_000);
}
