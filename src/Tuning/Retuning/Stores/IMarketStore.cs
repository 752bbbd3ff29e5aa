using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;

namespace Tuning.Retuning.Stores;

/// <summary>Where the data of markets, live feedback and notifications are noted. Safe to use from several threads and processes.</summary>
public interface IMarketStore
{
    /// <summary>Notes that a data set belongs to a market; one that does already is left as it is.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was new.</returns>
    Task<bool> AddDataAsync(MarketData data, CancellationToken cancellationToken);

    /// <summary>The data sets of a market by their first row.</summary>
    /// <param name="market">The market.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<MarketData>> ReadDataAsync(string market, CancellationToken cancellationToken);

    /// <summary>Stores fills and hours of a champion in one transaction; those that are there already are left as they are.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">The champion's version.</param>
    /// <param name="fills">The fills.</param>
    /// <param name="hours">The hours.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many of both were new.</returns>
    Task<int> AddPerformanceAsync(
        ChampionKey key, int version, IReadOnlyList<LiveFill> fills, IReadOnlyList<LiveHour> hours, CancellationToken cancellationToken);

    /// <summary>The fills of a version by time.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<LiveFill>> ReadFillsAsync(ChampionKey key, int version, CancellationToken cancellationToken);

    /// <summary>The hours of a version by time.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<LiveHour>> ReadHoursAsync(ChampionKey key, int version, CancellationToken cancellationToken);

    /// <summary>Notes a notification, or replaces what was noted of it.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task PutNotificationAsync(Notification notification, CancellationToken cancellationToken);

    /// <summary>The notifications of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<Notification>> ReadNotificationsAsync(string runId, CancellationToken cancellationToken);
}
