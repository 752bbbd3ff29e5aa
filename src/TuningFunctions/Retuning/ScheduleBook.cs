using System.Collections.Immutable;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using Tuning.Sessions.Documents;

namespace TuningFunctions.Retuning;

/// <summary>Keeps schedules: what HTTP functions and the command line do with them.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="store">Where schedules are kept.</param>
/// <param name="time">The clock of changes.</param>
public sealed class ScheduleBook(BuildCapabilities capabilities, IScheduleStore store, TimeProvider time)
{
    private readonly ScheduleReader _reader = new(capabilities);

    /// <summary>Reads a schedule file, and stores it where nothing is wrong; one of the same name is replaced.</summary>
    /// <param name="text">The file.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ScheduleReading> PutAsync(
        string text, DocumentLanguage language, string keyName, CancellationToken cancellationToken)
    {
        var reading = _reader.Read(text, language);
        if (reading.Schedule is { } schedule)
        {
            await PutAsync(schedule, keyName, cancellationToken);
        }

        return reading;
    }

    /// <summary>Enables or disables a schedule; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isEnabled">Whether anything but a person starts it.</param>
    /// <param name="keyName">Name of the key that asks for it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Schedule?> EnableAsync(string name, bool isEnabled, string keyName, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is not { } schedule)
        {
            return null;
        }

        if (schedule.IsEnabled != isEnabled)
        {
            await PutAsync(schedule with { IsEnabled = isEnabled }, keyName, cancellationToken);
        }

        return schedule with { IsEnabled = isEnabled };
    }

    /// <summary>A schedule; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">This version cannot carry it out.</exception>
    public async Task<Schedule?> FindAsync(string name, CancellationToken cancellationToken) =>
        (await FindKeptAsync(name, cancellationToken))?.Required;

    /// <summary>A schedule, one that this version cannot carry out as well; null when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<KeptSchedule?> FindKeptAsync(string name, CancellationToken cancellationToken) =>
        await store.FindScheduleAsync(name, cancellationToken) is { } stored ? Read(stored) : null;

    /// <summary>All schedules by name, those that this version cannot carry out among them.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<KeptSchedule>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListSchedulesAsync(cancellationToken)).Select(Read)];

    /// <summary>Removes a schedule; its runs stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => store.RemoveScheduleAsync(name, cancellationToken);

    /// <summary>The next times of a schedule, UTC.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="count">How many, from 1.</param>
    public ImmutableArray<DateTimeOffset> NextOf(Schedule schedule, int count)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.IsEnabled && schedule.Times is { } times ? [.. times.Next(time.GetUtcNow(), count)] : [];
    }

    // Times before a change are not made up for: they belong to the schedule as it was.
    private Task<StoredSchedule> PutAsync(Schedule schedule, string keyName, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return store.PutScheduleAsync(
            new StoredSchedule(schedule.Name, ScheduleJson.Write(schedule), now, now, now, keyName), cancellationToken);
    }

    private KeptSchedule Read(StoredSchedule stored) => new(stored, _reader.Read(stored.DefinitionJson, DocumentLanguage.Json));
}
