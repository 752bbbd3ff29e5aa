namespace Tuning.Testing.Services;

/// <summary>The PostgreSQL server of a test process: started on first use, ended with the process.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<ServiceProcess>> s_shared = new(() => ServiceProcess.StartAsync("postgres.sh"));

    private static int s_schemas;

    /// <summary>A connection string whose tables stand in a schema of their own, empty, on the shared server.</summary>
    /// <param name="execute">Runs a statement on a connection string.</param>
    public static async Task<string> CreateSchemaAsync(Func<string, string, Task> execute)
    {
        ArgumentNullException.ThrowIfNull(execute);
        var server = await s_shared.Value;
        var schema = FormattableString.Invariant($"test_{Interlocked.Increment(ref s_schemas)}");
        await execute(server.ConnectionString, $"CREATE SCHEMA {schema}");
        return $"{server.ConnectionString};Search Path={schema}";
    }
}
