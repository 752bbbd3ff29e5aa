using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.WalkForwards;

/// <summary>A market on which a point x in [0, 1] earns 1 - (x - best)^2 an hour, what it earns more there, and noise that belongs to the hour.</summary>
internal sealed class ToyEvaluator(Func<long, double> best, double lift = 0, Func<double, double>? more = null) : IWindowEvaluator
{
    public ConcurrentQueue<(Window Window, ParameterSet? Point, string Scenario)> Seen { get; } = new();

    public ImmutableArray<PointRecord> Search(Window window, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        Seen.Enqueue((window, null, "search"));
        return
        [
            .. points.Select(point =>
            {
                var hours = Hours(window, point);
                return new PointRecord(MetricSet.From([new("netPnlPerDay", (24 * hours.Average()) + lift)]), [.. hours]);
            }),
        ];
    }

    public WindowRecord? Record(Window window, ParameterSet? choice, Scenario scenario, CancellationToken cancellationToken)
    {
        Seen.Enqueue((window, choice, scenario.Name));
        return scenario.BookShare < 1 ? null
            : choice is null ? WindowRecord.Flat(HoursOf(window) / 24.0, HoursOf(window))
            : EvidenceCases.Of(Hours(window, choice));
    }

    private static int HoursOf(Window window) => (int)(window.Length / WindowLength.HourNs);

    private double[] Hours(Window window, ParameterSet point)
    {
        var hours = new double[HoursOf(window)];
        var first = window.Start / WindowLength.HourNs;
        new CounterRandom(3, 1).FillNormal(first, hours);
        for (var i = 0; i < hours.Length; i++)
        {
            var distance = point.NumberOf("x")!.Value - best(first + i);
            hours[i] += 1 - (4 * distance * distance) + (more?.Invoke(point.NumberOf("x")!.Value) ?? 0);
        }

        return hours;
    }
}
