using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tuning.Storage.Sqlite;

/// <summary>A statement that is prepared once and run for each row of a block.</summary>
internal sealed class PreparedInsert : IAsyncDisposable
{
    private readonly SqliteCommand _command;

    /// <summary>Prepares the statement.</summary>
    public PreparedInsert(DbTransaction transaction, string text, params ReadOnlySpan<string> parameters)
    {
        _command = ((SqliteConnection)transaction.Connection!).CreateCommand();
        _command.Transaction = (SqliteTransaction)transaction;
        _command.CommandText = text;
        foreach (var name in parameters)
        {
            _command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        }

        _command.Prepare();
    }

    /// <summary>Writes a row, and returns how many rows that made.</summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return _command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
