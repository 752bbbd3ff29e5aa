namespace Tuning.Testing.Services;

/// <summary>A service of one test, which the test stops and starts again: it keeps its address and what it stored.</summary>
public sealed class StoppableService : IAsyncDisposable
{
    private readonly string _script;
    private readonly DirectoryInfo _folder;
    private ServiceProcess? _running;

    private StoppableService(string script, DirectoryInfo folder, ServiceProcess running)
    {
        _script = script;
        _folder = folder;
        _running = running;
        ConnectionString = running.ConnectionString;
    }

    /// <summary>How the service is reached, whenever it runs.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts a PostgreSQL server.</summary>
    public static Task<StoppableService> StartPostgresAsync() => StartAsync("postgres.sh");

    /// <summary>Starts an Azurite.</summary>
    public static Task<StoppableService> StartAzuriteAsync() => StartAsync("azurite.sh");

    /// <summary>Stops the service, whatever is connected to it.</summary>
    public async Task StopAsync()
    {
        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Starts the service again where it was.</summary>
    public async Task StartAgainAsync() =>
        _running ??= await ServiceProcess.StartAsync(_script, _folder.FullName, PortOf(ConnectionString));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<StoppableService> StartAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("tuning-service-");
        return new StoppableService(script, folder, await ServiceProcess.StartAsync(script, folder.FullName));
    }

    private static string PortOf(string connectionString)
    {
        const string Postgres = "Port=";
        const string Azurite = "127.0.0.1:";
        var mark = connectionString.Contains(Azurite, StringComparison.Ordinal) ? Azurite : Postgres;
        var start = connectionString.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return string.Concat(connectionString.Skip(start).TakeWhile(char.IsAsciiDigit));
    }
}
