namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <summary>Parameter sets with one half-life, all with stops or none, that pass over a window side by side, each in a lane of its own.</summary>
internal sealed class LaneGroup
{
    private readonly RunPlan[] _plans;

    public LaneGroup(IReadOnlyList<RunPlan> plans, HourRows hours, ScanWidth width, CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        _plans = [.. plans];
        var first = plans[0];
        Runs = new RunState[plans.Count];
        Hours = new HourGrid[plans.Count];
        Holds = new LaneHold[plans.Count];
        Rules = [.. plans.Select(LaneRules.Of)];
        for (var lane = 0; lane < plans.Count; lane++)
        {
            Runs[lane] = new RunState(first.Environment.Balance, first.Window.FirstRow);
            Hours[lane] = new HourGrid(hours, first.Environment.Balance);
        }

        var window = first.Window;
        var timeNs = first.Market.Quotes.TimeNs;
        LastEntryRow = window.Count == 0 ? -1 : RowSearch.FirstAtOrAfter(
            timeNs, timeNs[window.EndRow - 1] - Math.Max(first.LatencyANs, first.LatencyBNs) + 1, window.FirstRow, window.EndRow) - 1;
        Width = width;
        Triggers = new LaneTriggers(plans.Count, width);
        Stops = first.HasStops ? new StopTriggers(plans.Count, width) : null;
    }

    public ReadOnlySpan<RunPlan> Plans => _plans;

    public RunState[] Runs { get; }

    public LaneHold[] Holds { get; }

    public LaneRules[] Rules { get; }

    public HourGrid[] Hours { get; }

    public LaneTriggers Triggers { get; }

    /// <summary>What the positions' money is compared with; null where no lane has stops.</summary>
    public StopTriggers? Stops { get; }

    public ScanWidth Width { get; }

    /// <summary>Asked during trades that the rules work through.</summary>
    public CancellationToken CancellationToken { get; }

    public RunPlan First => _plans[0];

    /// <summary>The last row of which every fill still lies in the window.</summary>
    public int LastEntryRow { get; }

    public IEnumerable<BacktestResult> Results(bool keepsHours) =>
        _plans.Select((plan, lane) => BacktestResult.Of(plan, Runs[lane], Hours[lane], keepsHours));
}
