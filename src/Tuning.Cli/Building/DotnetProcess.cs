using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Tuning.Cli.Building;

/// <summary>The <c>dotnet</c> of the machine.</summary>
internal static class DotnetProcess
{
    /// <summary>Runs it; every line goes to the progress output as it comes.</summary>
    /// <param name="progress">Receives the lines.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it, with what it started.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        TextWriter progress, ImmutableArray<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new IOException("dotnet is not on the PATH; the .NET 10 SDK publishes the app.", error);
        }

        var output = new StringBuilder();
        try
        {
            await Task.WhenAll(
                CopyAsync(process.StandardOutput, progress, output, cancellationToken),
                CopyAsync(process.StandardError, progress, output, cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, output.ToString());
    }

    private static async Task CopyAsync(
        StreamReader source, TextWriter progress, StringBuilder output, CancellationToken cancellationToken)
    {
        while (await source.ReadLineAsync(cancellationToken) is { } line)
        {
            lock (output)
            {
                output.AppendLine(line);
                progress.WriteLine(line);
            }
        }
    }
}
