using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Eight days of the surface of <see cref="FakeEvaluators"/>, whose hours swing around its mean.</summary>
internal sealed class FakeWindows : IWindowSource, IWindowEvaluator
{
    private readonly FakeEvaluators _surface = new();
    private readonly ConcurrentQueue<Window> _tested = new();

    /// <summary>What choices earn out of sample, as a share of what they earn in sample.</summary>
    public double Kept { get; init; } = 1;

    /// <summary>Called before each record as planned.</summary>
    public Action<Window> Before { get; init; } = _ => { };

    /// <summary>Added to what the searched points are found to score when they are evaluated again.</summary>
    public double Shift { get; init; }

    /// <summary>The windows on which a choice was evaluated as planned, in that order.</summary>
    public IEnumerable<Window> Tested => _tested;

    public WindowGround Survey(SessionPlan plan) =>
        new(new SplitSource(8 * 24 * 60, 0, 8 * 24 * WindowLength.HourNs, 60), IsResolutionLimited: false);

    public IWindowEvaluator Open(SessionPlan plan) => this;

    // A row a minute.
    public Window InTime(SessionPlan plan, Window window) => window.Unit is WindowUnit.Time
        ? window
        : new Window(WindowUnit.Time, window.Start * WindowLength.HourNs / 60, window.End * WindowLength.HourNs / 60);

    public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
    [
        .. points.Select(point =>
        {
            var metrics = _surface.Evaluate(point, cancellationToken).Metrics;
            var shifted = metrics.Select(pair => KeyValuePair.Create(pair.Key, pair.Value + Shift));
            return new PointRecord(Tuning.Objectives.MetricSet.From(shifted), Hours(window, point, 1));
        }),
    ];

    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        if (scenario == Scenario.AsPlanned)
        {
            Before(window);
            _tested.Enqueue(window);
        }

        var hours = choice is null ? [] : Hours(window, choice, Kept);
        return new WindowRecord(hours.Sum(), (double)window.Length / WindowLength.HourNs / 24, 1000, 1)
        {
            HourlyPnl = hours,
            TradePnl = [.. hours.SelectMany(hour => new[] { hour / 2, hour / 2 })],
            HoldHours = [.. Enumerable.Repeat(.5, 2 * hours.Length)],
        };
    }

    private ImmutableArray<double> Hours(Window window, ParameterSet point, double share)
    {
        var mean = share * _surface.Evaluate(point, default).Metrics.Find("netPnlPerDay")!.Value / 24;
        return [.. Enumerable.Range(0, (int)(window.Length / WindowLength.HourNs)).Select(hour => mean + Math.Sin(hour))];
    }
}
