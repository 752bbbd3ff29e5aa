using DurableTask.Core.History;
using Microsoft.Data.Sqlite;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>Reads columns.</summary>
internal static class RowReading
{
    /// <summary>A text, or null.</summary>
    public static string? Text(this SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>An instant.</summary>
    public static DateTime Instant(this SqliteDataReader reader, int column) =>
        new(reader.GetInt64(column), DateTimeKind.Utc);

    /// <summary>An event in the columns type, task, at, name, data, failure.</summary>
    public static HistoryRow Event(this SqliteDataReader reader, int column) => new(
        (EventType)reader.GetInt32(column),
        reader.GetInt32(column + 1),
        reader.Instant(column + 2),
        reader.Text(column + 3),
        reader.Text(column + 4),
        FailureText.Read(reader.Text(column + 5)));
}
