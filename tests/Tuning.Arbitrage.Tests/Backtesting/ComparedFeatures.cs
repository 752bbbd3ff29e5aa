using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Tests.Backtesting;

/// <summary>What occurred in the backtests of a comparison: a comparison in which a feature never acted proves nothing of it.</summary>
internal sealed class ComparedFeatures
{
    private static readonly ImmutableArray<string> Wanted =
    [
        .. Enum.GetValues<ExitReason>().Select(ExitReasonNames.Of),
        "cancelledEntry", "outOfZone", "zones", "centring", "coolOff", "impact", "bookSize", "staleRate", "standingQuote", "slippage",
    ];

    private readonly HashSet<string> _acted = new(StringComparer.Ordinal);

    /// <summary>How many parameter sets were compared.</summary>
    public int Sets { get; private set; }

    /// <summary>How many trades they made.</summary>
    public long Trades { get; private set; }

    /// <summary>What never acted.</summary>
    public IEnumerable<string> Missing => Wanted.Except(_acted, StringComparer.Ordinal);

    /// <summary>Notes what acted in a backtest: what is off without a trace in the result is run again without it.</summary>
    public void Add(
        Market market, MarketWindow window, TradingEnvironment environment, ArbitrageParameters parameters, BacktestResult result)
    {
        Sets++;
        Trades += result.Metrics.ClosedTrades;
        _acted.UnionWith(result.Reasons.Keys);
        Note("cancelledEntry", result.Metrics.CancelledEntries > 0);
        Note("outOfZone", result.Metrics.OutOfZone > 0);
        NoteWithout("zones", parameters.ZoneProfile is not null, environment with { ZoneBoundariesBps = null }, parameters with { ZoneProfile = null });
        NoteWithout("centring", parameters.CentreHalfLifeMs > 0, environment, parameters with { CentreHalfLifeMs = 0 });
        NoteWithout("coolOff", parameters.CoolOffMs > 0, environment, parameters with { CoolOffMs = 0 });
        NoteWithout("impact", environment.ImpactBps > 0, environment with { ImpactBps = 0 }, parameters);
        NoteWithout("staleRate", environment.MaxFxAgeMs > 0, environment with { MaxFxAgeMs = 0 }, parameters);
        NoteWithout("standingQuote", environment.MaxUnchangedMs > 0, environment with { MaxUnchangedMs = 0 }, parameters);
        NoteWithout("slippage", environment.SlippageBps > 0, environment with { SlippageBps = 0 }, parameters);

        // Four fills of the whole notional, unless something took less.
        Note("bookSize", market.Quotes.Sizes.Any && parameters.ZoneProfile is null
            && result.Metrics is { ClosedTrades: > 0, LegRiskTrades: 0 } metrics
            && metrics.Turnover / metrics.ClosedTrades < 3.5 * Math.Min(environment.Notional, environment.Balance));

        void NoteWithout(string feature, bool isOn, TradingEnvironment otherwise, ArbitrageParameters set)
        {
            if (isOn && !_acted.Contains(feature))
            {
                Note(feature, ScalarKernel.Run(market, window, otherwise, set).Metrics != result.Metrics);
            }
        }
    }

    private void Note(string feature, bool acted)
    {
        if (acted)
        {
            _acted.Add(feature);
        }
    }
}
