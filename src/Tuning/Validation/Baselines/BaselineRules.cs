using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Strategies;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Baselines;

/// <summary>Computes the baselines of a session on its test windows.</summary>
public static class BaselineRules
{
    /// <summary>How often a latency is doubled at most, and then how often the last step is halved.</summary>
    public const int MostSteps = 8;

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
        var earned = EarnedBy(candidates, evidence, evaluator, cancellationToken);
        var baselines = ImmutableArray.CreateBuilder<Baseline>();
        baselines.Add(new Baseline("doNothing", null, 0));
        AddNamed("champion", champion);
        AddNamed("defaults", defaults);
        if (candidates.Length > 0)
        {
            // Equal profits are told apart by the point, never by the order of the candidates; what is not known is below every loss.
            var best = Enumerable.Range(0, candidates.Length)
                .OrderByDescending(i => earned[i].NetPnl ?? double.NegativeInfinity).ThenBy(i => candidates[i].Hash, StringComparer.Ordinal).First();
            Add("bestStatic", best);
        }

        return baselines.ToImmutable();

        void AddNamed(string name, ParameterSet? point)
        {
            if (point is not null)
            {
                Add(name, Array.IndexOf(candidates, point));
            }
        }

        void Add(string name, int candidate) => baselines.Add(
            new Baseline(name, candidates[candidate], earned[candidate].NetPnl) { Unknown = earned[candidate].Unknown });
    }

    // A point that cannot be evaluated on one window is asked for on no other.
    private static EarnedPnl[] EarnedBy(
        ParameterSet[] points, SessionEvidence evidence, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        EarnedPnl[] earned = [.. points.Select(_ => EarnedPnl.Of(0))];
        foreach (var fold in evidence.Folds)
        {
            int[] known = [.. Enumerable.Range(0, points.Length).Where(i => earned[i].NetPnl is not null)];
            var found = evaluator.Earn(fold.Fold.Test, [.. known.Select(i => points[i])], Scenario.AsPlanned, cancellationToken);
            foreach (var (i, here) in known.Zip(found))
            {
                earned[i] = here.NetPnl is { } pnl ? EarnedPnl.Of(earned[i].NetPnl!.Value + pnl) : here;
            }
        }

        return earned;
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

    /// <summary>The break-even cost and latency of the folds' choices on their test windows, by at most sixteen more evaluations of each.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="intervalMs">The usual time between rows, in ms, above 0: the first latency that is tried.</param>
    /// <param name="steps">How often a latency is doubled at most, and then how often the last step is halved: 1 to <see cref="MostSteps"/>.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static BreakEvenPoint BreakEvenOf(
        SessionEvidence evidence, double intervalMs, int steps, IWindowEvaluator evaluator, CancellationToken cancellationToken)
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
        string? unknown = null;
        for (var (step, extra) = (0, intervalMs); step < steps && double.IsPositiveInfinity(losing) && unknown is null; step++, extra *= 2)
        {
            (profitable, losing) = Earns(extra) ? (extra, losing) : (profitable, extra);
        }

        for (var step = 0; step < steps && double.IsFinite(losing) && unknown is null; step++)
        {
            var middle = (profitable + losing) / 2;
            (profitable, losing) = Earns(middle) ? (middle, losing) : (profitable, middle);
        }

        return unknown is null
            ? new BreakEvenPoint(costBps, profitable, double.IsPositiveInfinity(losing))
            : new BreakEvenPoint(costBps, null, false) { Unknown = unknown };

        bool Earns(double extraMs)
        {
            var scenario = new Scenario("extraLatency") { ExtraLatencyMs = extraMs };
            var sum = 0.0;
            foreach (var fold in evidence.Folds.Where(fold => fold.Choice is not null))
            {
                var earned = evaluator.Earn(fold.Fold.Test, [fold.Choice!], scenario, cancellationToken)[0];
                if (earned.NetPnl is not { } here)
                {
                    unknown = earned.Unknown;
                    return false;
                }

                sum += here;
            }

            return sum > 0;
        }
    }
}
