using Tuning.Retuning.Schedules;

namespace Tuning.Retuning.Stores;

/// <summary>A schedule as it is stored.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DefinitionJson">The schedule file that it came from, every default filled in; see <see cref="ScheduleJson"/>.</param>
/// <param name="ClaimedUntil">The instant up to which its times are claimed, UTC; it only grows.</param>
/// <param name="CreatedAt">When it was stored first, UTC.</param>
/// <param name="ChangedAt">When it was changed last, UTC.</param>
/// <param name="KeyName">Name of the key that changed it last, never the key.</param>
public sealed record StoredSchedule(
    string Name,
    string DefinitionJson,
    DateTimeOffset ClaimedUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    string KeyName);
