using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Retuning;

/// <summary>What retuning asks of a market's data. Data sets of a market are given in order of their first row.</summary>
public interface IMarketWindows
{
    /// <summary>A data set that is stored here, as part of a market; null when it is not stored here.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sha256">SHA-256 of its content, lower-case hexadecimal.</param>
    /// <param name="addedAt">When it arrived, UTC.</param>
    MarketData? Describe(string market, string sha256, DateTimeOffset addedAt);

    /// <summary>Freezes the last of a market as a data set of its own.</summary>
    /// <param name="data">The market's data sets; at least one.</param>
    /// <param name="length">How much of it, before its last row.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    FrozenWindow Freeze(ImmutableArray<MarketData> data, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>What a point did on the holdout of a session.</summary>
    /// <param name="plan">The session, with windows.</param>
    /// <param name="point">The point, every parameter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    WindowRecord Holdout(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken);

    /// <summary>What a point does on a market from an instant on, in the environment of a version; null without a full hour.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="version">The version, for its environment.</param>
    /// <param name="point">The point, every parameter.</param>
    /// <param name="fromNs">The instant, nanoseconds since the Unix epoch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    WindowRecord? Since(
        ImmutableArray<MarketData> data, ChampionVersion version, ParameterSet point, long fromNs, CancellationToken cancellationToken);

    /// <summary>The larger edge of each row, in bps, hour by hour.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="startNs">Start, nanoseconds since the Unix epoch, on a whole hour.</param>
    /// <param name="endNs">End, excluded.</param>
    /// <returns>One array an hour, without an hour that has not ended; empty for hours without rows.</returns>
    ImmutableArray<double[]> EdgesByHour(ImmutableArray<MarketData> data, long startNs, long endNs);

    /// <summary>The trades of a version's backtest on a market between two instants.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="version">The version.</param>
    /// <param name="startNs">Start, nanoseconds since the Unix epoch.</param>
    /// <param name="endNs">End, excluded.</param>
    ImmutableArray<ModelTrade> Trades(ImmutableArray<MarketData> data, ChampionVersion version, long startNs, long endNs);

    /// <summary>Currency of A for one unit of the currency of B at an instant; 1 where both venues quote in one, null without a row before it.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="atNs">The instant, nanoseconds since the Unix epoch.</param>
    double? RateAt(ImmutableArray<MarketData> data, long atNs);

    /// <summary>The slippage of a fill that a backtest in an environment assumes, in bps of the price.</summary>
    /// <param name="environment">The environment.</param>
    double AssumedSlippageBps(ParameterSet environment);
}
