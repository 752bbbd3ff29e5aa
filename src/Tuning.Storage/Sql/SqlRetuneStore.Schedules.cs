using System.Collections.Immutable;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <content>Schedules and the checks of their triggers.</content>
public sealed partial class SqlRetuneStore
{
    /// <inheritdoc/>
    public Task<StoredSchedule> PutScheduleAsync(StoredSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return sessions.WriteAsync(
            async transaction =>
            {
                await sessions.ExecuteAsync(transaction, "PutSchedule", schedule, cancellationToken);
                return (await ScalarAsync<ScheduleRow>(transaction, "FindSchedule", new { schedule.Name }, cancellationToken)).ToSchedule();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredSchedule?> FindScheduleAsync(string name, CancellationToken cancellationToken) =>
        (await FindAsync<ScheduleRow>("FindSchedule", new { Name = name }, cancellationToken))?.ToSchedule();

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredSchedule>> ListSchedulesAsync(CancellationToken cancellationToken) =>
        sessions.ListAsync<ScheduleRow, StoredSchedule>("ListSchedules", new { }, row => row.ToSchedule(), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveScheduleAsync(string name, CancellationToken cancellationToken) => sessions.WriteAsync(
        async transaction => await sessions.ExecuteAsync(transaction, "RemoveSchedule", new { Name = name }, cancellationToken) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task AddCheckAsync(string schedule, TriggerCheck check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        var row = new
        {
            Schedule = schedule,
            Kind = Words.Of(check.Kind),
            check.At,
            check.Value,
            check.Threshold,
            check.InARow,
            check.Fires,
            check.Why,
        };
        return sessions.WriteAsync(
            transaction => sessions.ExecuteAsync(transaction, "InsertCheck", row, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<TriggerCheck>> ReadChecksAsync(
        string schedule, TriggerKind kind, int limit, CancellationToken cancellationToken) =>
        sessions.ListAsync<CheckRow, TriggerCheck>(
            "ReadChecks", new { Schedule = schedule, Kind = Words.Of(kind), Limit = limit }, row => row.ToCheck(), cancellationToken);
}
