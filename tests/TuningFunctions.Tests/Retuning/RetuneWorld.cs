using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.Datasets;
using TuningFunctions.Retuning;
using TuningFunctions.Tests.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Retuning;

/// <summary>A market whose best entry is known and may move, with everything that sessions and retuning ask of it.</summary>
internal sealed class RetuneWorld : IEvaluatorSource, ITrialEvaluator, IWindowSource, IWindowEvaluator, IDatasetLibrary, IMarketWindows
{
    private const long Day = 24 * WindowLength.HourNs;

    private long _endNs = 8 * Day;

    /// <summary>The best entry, in bps.</summary>
    public double Best { get; set; } = 20;

    /// <summary>What is done before each trial.</summary>
    public Action Before { get; set; } = () => { };

    /// <summary>Trades of the backtest that fills are compared with.</summary>
    public ImmutableArray<ModelTrade> ModelTrades { get; set; } = [];

    /// <summary>Hours of profit and loss on rows that are newer than a version's.</summary>
    public Func<ParameterSet, ImmutableArray<double>> Newer { get; set; } = _ => [];

    public ITrialEvaluator Open(SessionPlan plan, EvaluationScope scope) => scope.HashesDecisions ? new FakeProbes([]) : this;

    public ImmutableArray<string> Explain(SessionPlan plan, EvaluationScope scope, ParameterSet point) => [];

    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        Before();
        cancellationToken.ThrowIfCancellationRequested();
        return new TrialEvaluation(MetricsOf(point), point, "trace");
    }

    public WindowGround Survey(SessionPlan plan) => new(new SplitSource(8 * 24 * 60, _endNs - (8 * Day), _endNs, 60), IsResolutionLimited: false);

    public IWindowEvaluator Open(SessionPlan plan) => this;

    public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
        [.. points.Select(point => new PointRecord(MetricsOf(point), Hours(window, point)))];

    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        var hours = choice is null ? [] : Hours(window, choice);
        return new WindowRecord(hours.Sum(), (double)window.Length / Day, 1000, 1)
        {
            HourlyPnl = hours,
            TradePnl = [.. hours.SelectMany(hour => new[] { hour / 2, hour / 2 })],
            HoldHours = [.. Enumerable.Repeat(.5, 2 * hours.Length)],
        };
    }

    public Task<DatasetResolution> ResolveAsync(DatasetReference reference, string? folder, CancellationToken cancellationToken) =>
        Task.FromResult(new DatasetResolution(new PlannedDataset(((DatasetReference.Content)reference).Sha256, 100, "frozen"), [], []));

    public Task<DatasetHold> HoldAsync(string sessionId, CancellationToken cancellationToken) => Task.FromResult(DatasetHold.Nothing);

    public Task<MarketData?> DescribeAsync(string market, string sha256, DateTimeOffset addedAt, CancellationToken cancellationToken) =>
        Task.FromResult<MarketData?>(new(market, sha256, 100, 0, Day, addedAt));

    public Task<FrozenWindow> FreezeAsync(ImmutableArray<MarketData> data, TimeSpan length, CancellationToken cancellationToken)
    {
        var endNs = data.Max(set => set.EndNs);
        _endNs = endNs / WindowLength.HourNs * WindowLength.HourNs;
        return Task.FromResult(new FrozenWindow(new string('a', 64), 100, endNs - (6 * Day), endNs, []));
    }

    public Task<WindowRecord> HoldoutAsync(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken) =>
        Task.FromResult(Record(plan.Windows!.Holdout, point, Scenario.AsPlanned, cancellationToken)!);

    public Task<WindowRecord?> SinceAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, ParameterSet point, long fromNs, CancellationToken cancellationToken) =>
        Task.FromResult(Newer(point) is { IsEmpty: false } hours
            ? new WindowRecord(hours.Sum(), hours.Length / 24.0, 1, 1) { HourlyPnl = hours }
            : null);

    public Task<ImmutableArray<double[]>> EdgesByHourAsync(
        ImmutableArray<MarketData> data, long startNs, long endNs, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<double[]>.Empty);

    public Task<ImmutableArray<ModelTrade>> TradesAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, long startNs, long endNs, CancellationToken cancellationToken) =>
        Task.FromResult(ModelTrades);

    public Task<ImmutableDictionary<DateTimeOffset, double>> RatesAsync(
        ImmutableArray<MarketData> data, IEnumerable<DateTimeOffset> instants, CancellationToken cancellationToken) =>
        Task.FromResult(instants.Distinct().ToImmutableDictionary(at => at, _ => 1.0));

    public double AssumedSlippageBps(ParameterSet environment) => 1;

    private MetricSet MetricsOf(ParameterSet point)
    {
        var (entry, exit) = (point.NumberOf("entryBps")!.Value, point.NumberOf("exitBps")!.Value);
        return MetricSet.From(
        [
            new("netPnlPerDay", 200 - ((entry - Best) * (entry - Best) / 4) - (exit * exit / 3)),
            new("closedTrades", 1000),
        ]);
    }

    private ImmutableArray<double> Hours(Window window, ParameterSet point)
    {
        var mean = MetricsOf(point).Find("netPnlPerDay")!.Value / 24;
        return [.. Enumerable.Range(0, (int)(window.Length / WindowLength.HourNs)).Select(hour => mean + Math.Sin(hour))];
    }
}
