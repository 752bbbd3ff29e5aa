using System.Diagnostics;
using System.Globalization;

namespace TuningFunctions.Tests.Retuning;

/// <summary>A simulated host that is told what to do, killed, and started again on the same home.</summary>
internal sealed class KilledHost(string home, string connection) : IAsyncDisposable
{
    private readonly Random _random = new(7);
    private Process? _process;

    public async Task StartAsync(DateTimeOffset clock)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", typeof(KilledHost).Assembly.Location, home, clock.UtcTicks.ToString(CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        // A host lives for a few weeks of the year: code that is compiled a second time, for speed, never pays there.
        start.Environment["DOTNET_TC_CallCountThreshold"] = "200";
        if (connection.Length > 0)
        {
            start.ArgumentList.Add(connection);
        }

        _process = Process.Start(start)!;
        await ExpectAsync("ready");
    }

    public async Task SendAsync(params string[] commands)
    {
        foreach (var command in commands)
        {
            await _process!.StandardInput.WriteLineAsync(command);
            await ExpectAsync("done");
        }
    }

    /// <summary>Kills the process at once, or after it began to look and had a moment for the run that this starts.</summary>
    public async Task KillDuringLookAsync(bool isBeforeLook)
    {
        if (!isBeforeLook)
        {
            await _process!.StandardInput.WriteLineAsync("look");
            await Task.Delay(_random.Next(200));
        }

        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task ExpectAsync(string answer)
    {
        if (await _process!.StandardOutput.ReadLineAsync() is not { } line || !string.Equals(line, answer, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The host did not answer {answer}: {await _process.StandardError.ReadToEndAsync()}");
        }
    }
}
