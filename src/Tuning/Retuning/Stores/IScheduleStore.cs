using System.Collections.Immutable;
using Tuning.Retuning.Triggers;

namespace Tuning.Retuning.Stores;

/// <summary>Where schedules and the checks of their triggers are kept. Safe to use from several threads and processes.</summary>
public interface IScheduleStore
{
    /// <summary>Stores a schedule, or replaces the one of its name; the instant up to which times are claimed never goes back.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is stored now.</returns>
    Task<StoredSchedule> PutScheduleAsync(StoredSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Reads a schedule; null when the name is unknown.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StoredSchedule?> FindScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>All schedules by name.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<StoredSchedule>> ListSchedulesAsync(CancellationToken cancellationToken);

    /// <summary>Removes a schedule; its runs stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>Notes a check of a trigger; one at the same instant is left as it is.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="check">The check.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task AddCheckAsync(string schedule, TriggerCheck check, CancellationToken cancellationToken);

    /// <summary>The latest checks of a schedule, newest first.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="kind">The trigger.</param>
    /// <param name="limit">Largest number of checks, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<TriggerCheck>> ReadChecksAsync(
        string schedule, TriggerKind kind, int limit, CancellationToken cancellationToken);
}
