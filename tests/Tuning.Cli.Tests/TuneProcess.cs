using System.Diagnostics;
using System.Text.Json;

namespace Tuning.Cli.Tests;

/// <summary>The real executable, as the script <c>tune</c> becomes it.</summary>
internal sealed class TuneProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;

    private TuneProcess(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static TuneProcess Start(string workingFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tune.exe" : "tune"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment.Remove("TUNE_HOME");
        return new TuneProcess(Process.Start(start)!);
    }

    public async Task<(int Code, string Out, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _out, await _error);
    }

    public static async Task<(int Code, JsonElement Document)> RunJsonAsync(string workingFolder, params string[] arguments)
    {
        using var process = Start(workingFolder, [.. arguments, "--json"]);
        var (code, output, _) = await process.EndAsync();
        using var document = JsonDocument.Parse(output);
        return (code, document.RootElement.Clone());
    }

    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
