using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Evidence;

namespace TuningFunctions.Retuning;

/// <summary>
/// What retuning asks of a market's data, whichever instance asks: what is not here is fetched, and held while it is read. Data
/// sets of a market are given in order of their first row. Every method throws a <see cref="FileNotFoundException"/> where a data
/// set that it needs is nowhere.
/// </summary>
public interface IMarketWindows
{
    /// <summary>A data set as part of a market; null when it is stored nowhere.</summary>
    /// <param name="market">The market.</param>
    /// <param name="sha256">SHA-256 of its content, lower-case hexadecimal.</param>
    /// <param name="addedAt">When it arrived, UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<MarketData?> DescribeAsync(string market, string sha256, DateTimeOffset addedAt, CancellationToken cancellationToken);

    /// <summary>Freezes the last of a market as a data set of its own.</summary>
    /// <param name="data">The market's data sets; at least one.</param>
    /// <param name="length">How much of it, before its last row.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<FrozenWindow> FreezeAsync(ImmutableArray<MarketData> data, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>What a point did on the holdout of a session.</summary>
    /// <param name="plan">The session, with windows.</param>
    /// <param name="point">The point, every parameter.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<WindowRecord> HoldoutAsync(SessionPlan plan, ParameterSet point, CancellationToken cancellationToken);

    /// <summary>What a point does on a market from an instant on, in the environment of a version; null without a full hour.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="version">The version, for its environment.</param>
    /// <param name="point">The point, every parameter.</param>
    /// <param name="fromNs">The instant, nanoseconds since the Unix epoch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<WindowRecord?> SinceAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, ParameterSet point, long fromNs, CancellationToken cancellationToken);

    /// <summary>The larger edge of each row, in bps, hour by hour.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="startNs">Start, nanoseconds since the Unix epoch, on a whole hour.</param>
    /// <param name="endNs">End, excluded.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One array an hour, without an hour that has not ended; empty for hours without rows.</returns>
    Task<ImmutableArray<double[]>> EdgesByHourAsync(
        ImmutableArray<MarketData> data, long startNs, long endNs, CancellationToken cancellationToken);

    /// <summary>The trades of a version's backtest on a market between two instants.</summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="version">The version.</param>
    /// <param name="startNs">Start, nanoseconds since the Unix epoch.</param>
    /// <param name="endNs">End, excluded.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<ImmutableArray<ModelTrade>> TradesAsync(
        ImmutableArray<MarketData> data, ChampionVersion version, long startNs, long endNs, CancellationToken cancellationToken);

    /// <summary>
    /// Currency of A for one unit of the currency of B at instants; 1 where both venues quote in one, none for an instant without
    /// a row before it.
    /// </summary>
    /// <param name="data">The market's data sets.</param>
    /// <param name="instants">The instants, UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    Task<ImmutableDictionary<DateTimeOffset, double>> RatesAsync(
        ImmutableArray<MarketData> data, IEnumerable<DateTimeOffset> instants, CancellationToken cancellationToken);

    /// <summary>The slippage of a fill that a backtest in an environment assumes, in bps of the price.</summary>
    /// <param name="environment">The environment.</param>
    double AssumedSlippageBps(ParameterSet environment);
}
