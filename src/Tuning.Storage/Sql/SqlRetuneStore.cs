using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <summary>What retuning keeps, in the database of the sessions. Committed means on disk.</summary>
/// <param name="sessions">The store of sessions, whose database it shares.</param>
/// <param name="time">The clock that changes are stamped from.</param>
public sealed partial class SqlRetuneStore(SqlSessionStore sessions, TimeProvider time) : IScheduleStore, IRunStore, IChampionStore, IMarketStore
{
    /// <inheritdoc/>
    public Task<bool> AddDataAsync(MarketData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        return sessions.WriteAsync(
            async transaction => await sessions.ExecuteAsync(transaction, "InsertMarketData", data, cancellationToken) > 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<MarketData>> ReadDataAsync(string market, CancellationToken cancellationToken) =>
        sessions.ListAsync<MarketDataRow, MarketData>(
            "ReadMarketData", new { Market = market }, row => row.ToData(), cancellationToken);

    /// <inheritdoc/>
    public Task<int> AddPerformanceAsync(
        ChampionKey key, int version, IReadOnlyList<LiveFill> fills, IReadOnlyList<LiveHour> hours, CancellationToken cancellationToken)
    {
        var fillRows = fills.Select(fill => new
        {
            key.Strategy,
            key.Market,
            Version = version,
            fill.FillId,
            fill.TradeId,
            Leg = Words.Of(fill.Leg),
            fill.At,
            fill.IsBuy,
            fill.Quantity,
            fill.Price,
            fill.QuotedPrice,
            fill.Fee,
        });
        var hourRows = hours.Select(hour => new { key.Strategy, key.Market, Version = version, hour.Hour, hour.Pnl });
        return sessions.WriteAsync(
            async transaction => await sessions.ExecuteAsync(transaction, "InsertFill", fillRows, cancellationToken)
                + await sessions.ExecuteAsync(transaction, "InsertLiveHour", hourRows, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<LiveFill>> ReadFillsAsync(ChampionKey key, int version, CancellationToken cancellationToken) =>
        sessions.ListAsync<FillRow, LiveFill>(
            "ReadFills", new { key.Strategy, key.Market, Version = version }, row => row.ToFill(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<LiveHour>> ReadHoursAsync(ChampionKey key, int version, CancellationToken cancellationToken) =>
        sessions.ListAsync<LiveHourRow, LiveHour>(
            "ReadLiveHours", new { key.Strategy, key.Market, Version = version }, row => row.ToHour(), cancellationToken);

    /// <inheritdoc/>
    public Task PutNotificationAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return sessions.WriteAsync(
            transaction => sessions.ExecuteAsync(transaction, "PutNotification", notification, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Notification>> ReadNotificationsAsync(string runId, CancellationToken cancellationToken) =>
        sessions.ListAsync<NotificationRow, Notification>(
            "ReadNotifications", new { RunId = runId }, row => row.ToNotification(), cancellationToken);

    private Task<T> ScalarAsync<T>(DbTransaction transaction, string statement, object parameters, CancellationToken cancellationToken) =>
        transaction.Connection!.QuerySingleAsync<T>(sessions.Command(statement, parameters, transaction, cancellationToken));

    private Task<T?> FindAsync<T>(DbTransaction transaction, string statement, object parameters, CancellationToken cancellationToken)
        where T : class =>
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sessions.Command(statement, parameters, transaction, cancellationToken));

    private Task<T?> FindAsync<T>(string statement, object parameters, CancellationToken cancellationToken)
        where T : class =>
        sessions.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<T>(sessions.Command(statement, parameters, null, cancellationToken)),
            cancellationToken);
}
