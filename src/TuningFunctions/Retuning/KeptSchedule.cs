using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>A schedule in the store, as this version reads it: what a later version stored it may not know.</summary>
/// <param name="Stored">The schedule as it is stored.</param>
/// <param name="Reading">What this version reads.</param>
public sealed record KeptSchedule(StoredSchedule Stored, ScheduleReading Reading)
{
    /// <summary>Its name.</summary>
    public string Name => Stored.Name;

    /// <summary>The schedule; null where this version cannot carry it out.</summary>
    public Schedule? Schedule => Reading.Schedule;

    /// <summary>Why this version cannot carry it out, in plain words.</summary>
    public string Why => $"it cannot be carried out by this version: {string.Join("; ", Reading.Problems)}";

    /// <summary>The schedule.</summary>
    /// <exception cref="InvalidOperationException">This version cannot carry it out.</exception>
    public Schedule Required => Schedule ?? throw new InvalidOperationException($"Schedule {Name}: {Why}");
}
