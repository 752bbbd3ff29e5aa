using System.Collections.Immutable;
using System.Globalization;
using DurableTask.Core.History;
using Microsoft.Data.Sqlite;

namespace TuningFunctions.Tests.Histories;

/// <summary>The task hub of a home, read and written past the engine.</summary>
internal sealed class TaskHub : IDisposable
{
    private readonly SqliteConnection _connection;

    public TaskHub(string home)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(home, "hub.db")};Pooling=False");
        _connection.Open();
    }

    /// <summary>The completed orchestrations with their histories.</summary>
    public ImmutableArray<RecordedHistory> ReadCompleted() =>
    [
        .. Rows("SELECT id, name, version, input, output, custom_status, key FROM instances WHERE status = 1 ORDER BY key")
            .Select(row => new RecordedHistory(
                (string)row[0]!, (string)row[1]!, (string)row[2]!, (string?)row[3], (string?)row[4], (string?)row[5], Events((long)row[6]!))),
    ];

    /// <summary>Puts an orchestration back to where it stood before its last turn.</summary>
    public void PutBack(RecordedHistory history, long key)
    {
        Execute(
            "INSERT INTO instances (key, id, name, version, status, ready, started, created_at, updated_at, input) VALUES ($1, $2, $3, $4, 0, 0, 1, $5, $5, $6)",
            key, history.Instance, history.Function, history.Version, history.Events[0].At.Ticks, history.Input);
        var sequence = 0;
        foreach (var entry in history.BeforeTheLastTurn)
        {
            Execute(
                "INSERT INTO history (key, seq, type, task, at, name, data, failure) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                key, sequence++, (int)entry.Type, entry.Task, entry.At.Ticks, entry.Name, entry.Data, entry.Failure);
        }

        foreach (var entry in history.OfTheLastTurn)
        {
            Execute(
                "INSERT INTO inbox (key, type, task, at, name, data, failure) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                key, (int)entry.Type, entry.Task, entry.At.Ticks, entry.Name, entry.Data, entry.Failure);
        }
    }

    public void Dispose() => _connection.Dispose();

    private ImmutableArray<RecordedEvent> Events(long key) =>
    [
        .. Rows("SELECT type, task, at, name, data, failure FROM history WHERE key = $1 ORDER BY seq", key)
            .Select(static row => new RecordedEvent(
                (EventType)(long)row[0]!,
                Convert.ToInt32(row[1], CultureInfo.InvariantCulture),
                new DateTime((long)row[2]!, DateTimeKind.Utc),
                (string?)row[3],
                (string?)row[4],
                (string?)row[5])),
    ];

    private List<object?[]> Rows(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }

    private void Execute(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Fixed texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"${at + 1}", values[at] ?? DBNull.Value);
        }

        return command;
    }
}
