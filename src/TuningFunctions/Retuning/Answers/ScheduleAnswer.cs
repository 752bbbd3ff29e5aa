using System.Collections.Immutable;
using System.Text.Json;

namespace TuningFunctions.Retuning.Answers;

/// <summary>A schedule as it is shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Strategy">The strategy.</param>
/// <param name="Market">The market.</param>
/// <param name="Enabled">Whether anything but a person starts it.</param>
/// <param name="TimeZone">The zone that cron is read in.</param>
/// <param name="Window">Which data.</param>
/// <param name="Next">Its next ten times, UTC; empty where the clock does not start it.</param>
/// <param name="Definition">The schedule file with every default filled in.</param>
public sealed record ScheduleAnswer(
    string Name,
    string Strategy,
    string Market,
    bool Enabled,
    string TimeZone,
    string Window,
    ImmutableArray<DateTimeOffset> Next,
    JsonElement Definition)
{
    /// <summary>The cron expression; null where its triggers alone start it.</summary>
    public string? Cron { get; init; }

    /// <summary>Its latest run; null before the first.</summary>
    public RunAnswer? Last { get; init; }

    /// <summary>What is wrong with it: stuck or failed; null for nothing.</summary>
    public string? Trouble { get; init; }

    /// <summary>A schedule that this version cannot carry out, as far as it can be read: it starts nothing.</summary>
    /// <param name="kept">The schedule.</param>
    public static ScheduleAnswer OfUnknown(KeptSchedule kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        var definition = JsonElement.Parse(kept.Stored.DefinitionJson);
        return new ScheduleAnswer(kept.Name, Text("strategy"), Text("market"), false, Text("timeZone"), Text("window"), [], definition)
        {
            Trouble = kept.Why,
        };

        string Text(string member) =>
            definition.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
    }
}
