using System.Diagnostics;
using Tuning.Cli.Building;

namespace Tuning.Cli.SessionBench;

/// <summary>A PostgreSQL server of a measurement's own, run by the script of the checkout and ended with this object or this process.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly Process _process;

    private BenchServer(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>How the server is reached.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts the server; its commits reach the disk.</summary>
    /// <exception cref="IOException">It did not start; the message is what the script said.</exception>
    public static async Task<BenchServer> StartAsync(CancellationToken cancellationToken)
    {
        var script = Path.Combine(Checkout.Find(AppContext.BaseDirectory), "tests", "services", "postgres.sh");
        var process = Process.Start(new ProcessStartInfo("bash", [script, "--durable"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
        if (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } connectionString)
        {
            return new BenchServer(process, connectionString);
        }

        var reason = (await complaint).Trim();
        await process.WaitForExitAsync(cancellationToken);
        throw new IOException(reason.Length > 0
            ? $"PostgreSQL did not start: {reason}"
            : $"PostgreSQL did not start: {script} ended with code {process.ExitCode} and said nothing");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The script ends the server when its standard input ends.
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
