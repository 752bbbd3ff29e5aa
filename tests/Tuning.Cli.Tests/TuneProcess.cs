using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Tuning.Cli.Tests;

/// <summary>The real executable, as the script <c>tune</c> becomes it.</summary>
internal sealed class TuneProcess : IDisposable
{
    // A long run stands behind everything else that the machine does.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(LongRun.Count(usual: 3, big: 30));

    private readonly Process _process;
    private readonly Task<string> _out;
    private readonly Task<string> _error;
    private readonly Channel<string> _errorLines = Channel.CreateUnbounded<string>();

    private TuneProcess(Process process)
    {
        _process = process;
        _out = process.StandardOutput.ReadToEndAsync();
        _error = ReadErrorAsync();
    }

    public int Id => _process.Id;

    public static TuneProcess Start(string workingFolder, params string[] arguments) =>
        StartWith(workingFolder, variables: [], arguments);

    public static TuneProcess StartWith(string workingFolder, Dictionary<string, string> variables, params string[] arguments) =>
        StartAt(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "tune.exe" : "tune"), workingFolder, variables, arguments);

    /// <summary>Starts an executable that was built for another place.</summary>
    public static TuneProcess StartAt(string executable, string workingFolder, Dictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingFolder,
        };
        start.Environment.Remove("TUNE_HOME");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new TuneProcess(Process.Start(start)!);
    }

    public static async Task<(int Code, JsonElement Document)> RunJsonAsync(string workingFolder, params string[] arguments)
    {
        using var process = Start(workingFolder, [.. arguments, "--json"]);
        var (code, output, error) = await process.EndAsync();
        output.ShouldNotBeEmpty(error);
        using var document = JsonDocument.Parse(output);
        return (code, document.RootElement.Clone());
    }

    /// <summary>Waits until standard error has so many lines that contain a word, or the process ends.</summary>
    public async Task WaitForErrorLinesAsync(int count, string word)
    {
        using var limit = new CancellationTokenSource(s_limit);
        await foreach (var line in _errorLines.Reader.ReadAllAsync(limit.Token))
        {
            count -= line.Contains(word, StringComparison.Ordinal) ? 1 : 0;
            if (count == 0)
            {
                return;
            }
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Lets the process run for a time, or to its end.</summary>
    public Task WaitAsync(TimeSpan time) => Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(time));

    public async Task<(int Code, string Out, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(s_limit);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _out, await _error);
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

    private async Task<string> ReadErrorAsync()
    {
        var text = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            _errorLines.Writer.TryWrite(line);
        }

        _errorLines.Writer.Complete();
        return text.ToString();
    }
}
