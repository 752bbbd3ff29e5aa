using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Baselines;

/// <summary>Computes the baselines of a session on its test windows.</summary>
public static class BaselineRules
{
    private const int Steps = 8;

    /// <summary>Doing nothing, the champion, the defaults, and the best of the given points in hindsight, as far as they are given.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="champion">The present champion; null without one.</param>
    /// <param name="defaults">The default parameters; null where there are none.</param>
    /// <param name="points">Points that hindsight may choose from, such as those of the final search; the folds' choices are added.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static ImmutableArray<Baseline> Of(
        SessionEvidence evidence,
        ParameterSet? champion,
        ParameterSet? defaults,
        IEnumerable<ParameterSet> points,
        IWindowEvaluator evaluator,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(evaluator);
        ParameterSet[] named = [.. new[] { champion, defaults }.OfType<ParameterSet>()];
        ParameterSet[] candidates =
            [.. points.Concat(evidence.Folds.Select(fold => fold.Choice).OfType<ParameterSet>()).Concat(named).Distinct()];
        var earned = new double[candidates.Length];
        foreach (var fold in evidence.Folds)
        {
            var records = evaluator.Search(fold.Fold.Test, candidates, cancellationToken);
            for (var i = 0; i < candidates.Length; i++)
            {
                earned[i] += records[i].Metrics.Find("netPnl") ?? records[i].HourlyPnl.Sum();
            }
        }

        var baselines = ImmutableArray.CreateBuilder<Baseline>();
        baselines.Add(new Baseline("doNothing", null, 0));
        AddNamed("champion", champion);
        AddNamed("defaults", defaults);
        if (candidates.Length > 0)
        {
            // Equal profits are told apart by the point, never by the order of the candidates.
            var best = Enumerable.Range(0, candidates.Length)
                .OrderByDescending(i => earned[i]).ThenBy(i => candidates[i].Hash, StringComparer.Ordinal).First();
            baselines.Add(new Baseline("bestStatic", candidates[best], earned[best]));
        }

        return baselines.ToImmutable();

        void AddNamed(string name, ParameterSet? point)
        {
            if (point is not null)
            {
                baselines.Add(new Baseline(name, point, earned[Array.IndexOf(candidates, point)]));
            }
        }
    }

    /// <summary>
    /// What nobody tuned: each searched parameter at its default, off where it may be left out, and in the middle of its range
    /// where neither is known. Null where the strategy forbids that.
    /// </summary>
    /// <param name="space">The space.</param>
    /// <param name="definitions">The parameters that the strategy knows.</param>
    public static ParameterSet? DefaultsOf(Space space, IReadOnlyList<SettingDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(definitions);
        var middle = space.Decode([.. Enumerable.Repeat(.5, space.Dimensions)]);
        var values = new List<KeyValuePair<string, ParameterValue>>();
        foreach (var (name, value) in middle)
        {
            var definition = definitions.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
            if (space.Fixed.TryGet(name, out var stated))
            {
                values.Add(KeyValuePair.Create(name, stated));
            }
            else if (definition?.DefaultNumber is { } number)
            {
                values.Add(KeyValuePair.Create(name, (ParameterValue)number));
            }
            else if (definition?.DefaultText is { } text)
            {
                values.Add(KeyValuePair.Create(name, (ParameterValue)text));
            }
            else if (definition is null or { IsRequired: true })
            {
                values.Add(KeyValuePair.Create(name, value));
            }
        }

        var point = new ParameterSet(values);
        return space.ReasonToRefuse(point) is null ? point : null;
    }

    /// <summary>The break-even cost and latency of the folds' choices on their test windows, by some ten more evaluations of each.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="intervalMs">The usual time between rows, in ms, above 0: the first latency that is tried.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static BreakEvenPoint BreakEvenOf(
        SessionEvidence evidence, double intervalMs, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(evaluator);
        var turnover = evidence.Folds.Sum(fold => fold.Test.Turnover);
        var pnl = evidence.Folds.Sum(fold => fold.Test.NetPnl);
        double? costBps = turnover > 0 ? pnl / turnover * 1e4 : null;
        if (!(pnl > 0))
        {
            return new BreakEvenPoint(costBps, null, false);
        }

        var (profitable, losing) = (0.0, double.PositiveInfinity);
        for (var (step, extra) = (0, intervalMs); step < Steps && double.IsPositiveInfinity(losing); step++, extra *= 2)
        {
            (profitable, losing) = Earns(extra) ? (extra, losing) : (profitable, extra);
        }

        for (var step = 0; step < Steps && double.IsFinite(losing); step++)
        {
            var middle = (profitable + losing) / 2;
            (profitable, losing) = Earns(middle) ? (middle, losing) : (profitable, middle);
        }

        return new BreakEvenPoint(costBps, profitable, double.IsPositiveInfinity(losing));

        bool Earns(double extraMs) => evidence.Folds.Sum(fold => evaluator.Record(
            fold.Fold.Test, fold.Choice, new Scenario("extraLatency") { ExtraLatencyMs = extraMs }, cancellationToken)?.NetPnl ?? 0) > 0;
    }
}
