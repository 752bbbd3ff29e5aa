namespace Tuning.Arbitrage.Backtesting;

/// <summary>Parameter sets that no lane can hold, each worked through on its own over the same rows as the lanes.</summary>
internal sealed class PacedRuns
{
    private readonly RunPlan[] _plans;
    private readonly RunState[] _runs;
    private readonly HourGrid[] _hours;
    private readonly ScanWidth _width;

    public PacedRuns(IReadOnlyList<RunPlan> plans, HourRows hours, ScanWidth width)
    {
        _plans = [.. plans];
        _runs = [.. plans.Select(plan => new RunState(plan.Environment.Balance, plan.Window.FirstRow))];
        _hours = [.. plans.Select(plan => new HourGrid(hours, plan.Environment.Balance))];
        _width = width;
    }

    /// <summary>Works every set through the rows up to one, not included.</summary>
    public void RunTo(int row)
    {
        for (var set = 0; set < _plans.Length; set++)
        {
            new Simulation(_plans[set], ref _runs[set], _hours[set], null, RowSkipping.Blocks, _width).RunTo(row);
        }
    }

    public IEnumerable<BacktestResult> Results(bool keepsHours) =>
        _plans.Select((plan, set) => BacktestResult.Of(plan, _runs[set], _hours[set], keepsHours));
}
