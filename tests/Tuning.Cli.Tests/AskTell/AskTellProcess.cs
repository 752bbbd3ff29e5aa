using System.Diagnostics;
using System.Text.Json;

namespace Tuning.Cli.Tests.AskTell;

/// <summary>The real program under <c>asktell</c>, spoken to line by line.</summary>
internal sealed class AskTellProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    public AskTellProcess(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tune.exe" : "tune"), ["asktell", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Remove("TUNE_HOME");
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Writes a line and reads the one that answers it.</summary>
    public async Task<string> SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        using var limit = new CancellationTokenSource(s_limit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException($"No answer to {line}: {await _error}");
    }

    /// <summary>The path of the refusal of a line.</summary>
    public async Task<string?> RefusalAsync(string line)
    {
        using var answer = JsonDocument.Parse(await SayAsync(line));
        var error = answer.RootElement.GetProperty("error");
        error.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty(line);
        return error.GetProperty("path").GetString();
    }

    /// <summary>Asks for trials: the number and the parameters of each.</summary>
    public async Task<List<(int Number, JsonElement Parameters)>> AskAsync(int count)
    {
        using var answer = JsonDocument.Parse(await SayAsync($$"""{"ask":{{count}}}"""));
        return [.. answer.RootElement.GetProperty("trials").EnumerateArray()
            .Select(trial => (trial.GetProperty("number").GetInt32(), trial.GetProperty("parameters").Clone()))];
    }

    /// <summary>Ends the input; what was still printed, and the exit code.</summary>
    public async Task<(int Code, string Out, string Error)> EndAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(s_limit);
        var rest = await _process.StandardOutput.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, rest, await _error);
    }

    /// <summary>Kills the process as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
