using System.Collections.Immutable;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Summaries;
using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace TuningFunctions.Trials;

/// <summary>Bounds from the edges of all markets of a session together.</summary>
/// <param name="markets">The markets by content.</param>
public sealed class ArbitrageBounds(MarketCache markets) : IBoundSource
{
    private const string HalfLife = "centreHalfLifeMs";
    private const double PercentPerUnit = 100;

    /// <inheritdoc/>
    public (ImmutableArray<double> Values, SpecProblem? Problem) Measure(
        SessionPlan draft, ImmutableArray<DataBound> bounds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var spec = draft.Spec;
        if (spec.Parameters.Any(parameter => string.Equals(parameter.Name, HalfLife, StringComparison.Ordinal)))
        {
            return ([], new SpecProblem(bounds[0].Path, bounds[0].Word, $"a number while {HalfLife} is searched: each of its values has edges of its own"));
        }

        var directions = ArbitrageBinding.ToEnvironment(spec.Environment).Direction;
        var quantiles = new ThresholdQuantiles();
        foreach (var dataset in draft.Datasets)
        {
            var market = markets.Open(dataset.Sha256);
            var edges = market.EdgesFor(spec.Fixed.NumberOf(HalfLife) ?? 0, cancellationToken);
            quantiles.Add(edges, MarketWindow.Of(market, draft.Windows?.Folds[0].Train), directions);
        }

        return quantiles.IsEmpty
            ? ([], new SpecProblem(bounds[0].Path, bounds[0].Word, "a number: the data has no row that it could be measured on"))
            : ([.. bounds.Select(bound => Rounded(bound, quantiles.Of(bound.Parameter, bound.Percent / PercentPerUnit)))], null);
    }

    private static double Rounded(DataBound bound, double value) =>
        !bound.IsWhole ? value : bound.IsHigh ? Math.Ceiling(value) : Math.Floor(value);
}
