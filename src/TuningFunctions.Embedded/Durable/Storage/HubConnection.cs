using Microsoft.Data.Sqlite;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>One connection to the task hub with its prepared statements. Not thread-safe.</summary>
internal sealed class HubConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private HubConnection(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a connection.</summary>
    public static HubConnection Open(string path, Durability durability)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 };
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        var hub = new HubConnection(connection);
        hub.Execute("PRAGMA journal_mode = WAL");
        hub.Execute($"PRAGMA synchronous = {(durability == Durability.Power ? "FULL" : "NORMAL")}");
        hub.Execute("PRAGMA temp_store = MEMORY");
        hub.Execute("PRAGMA cache_size = -16000");
        return hub;
    }

    /// <summary>Runs text that is not prepared.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Reads one number by text that is not prepared.</summary>
    public long Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The prepared statement of a name.</summary>
    public Statement this[string name]
    {
        get
        {
            if (!_statements.TryGetValue(name, out var statement))
            {
                _statements.Add(name, statement = new Statement(_connection, NamedSql.Get(name)));
            }

            return statement;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
