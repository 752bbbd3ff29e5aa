using System.Diagnostics;

namespace Tuning.Testing.Services;

/// <summary>
/// A service that a script of tests/services runs. The script ends it when its standard input ends, and so also when the
/// process that holds the other side of the pipe dies.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>How the service is reached.</summary>
    public string ConnectionString { get; }

    /// <summary>Id of the script's process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a script and waits until its service answers.</summary>
    /// <param name="script">Name of the script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="InvalidOperationException">The service did not start; the message is what it said.</exception>
    public static async Task<ServiceProcess> StartAsync(string script, params string[] arguments)
    {
        var folder = Path.Combine(Repository.Root, "tests", "services");
        var start = new ProcessStartInfo("bash", [Path.Combine(folder, script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadLineAsync() is { } connectionString
            ? new ServiceProcess(process, connectionString)
            : throw new InvalidOperationException($"{script} did not start: {await complaint}");
    }

    /// <summary>Ends the service and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
