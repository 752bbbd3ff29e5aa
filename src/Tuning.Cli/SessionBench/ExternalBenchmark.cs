using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Tuning.Cli.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Storage.Configuration;
using TuningFunctions.Sessions;

namespace Tuning.Cli.SessionBench;

/// <summary>Measures a whole session whose objective is free and evaluated by a pool of Python processes: what is left is this program.</summary>
/// <param name="home">An empty home.</param>
/// <param name="settings">Where the session is kept.</param>
internal sealed class ExternalBenchmark(string home, StorageSettings settings)
{
    private const string Bot = """
        import json, sys
        for line in sys.stdin:
            job = json.loads(line)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"score": p["x"] - p["y"]}, "effective": p}), flush=True)
        """;

    /// <summary>Measures a session.</summary>
    /// <param name="trials">Its trials, from 1.</param>
    /// <param name="workers">Processes of its pool, from 1.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <exception cref="IOException">The session cannot be planned, as where there is no python3.</exception>
    public async Task<ExternalBenchDocument> MeasureAsync(int trials, int workers, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(home, "bot.py"), Bot, cancellationToken);
        var python = await PythonAsync(cancellationToken);
        using var line = SessionLine.Open(home, settings);
        var planned = await line.Planner.PlanAsync(
            new PlanRequest(new SpecSource(YamlOf(python, trials, workers), DocumentLanguage.Yaml), home), cancellationToken);
        var plan = planned.Plan ?? throw new IOException(string.Join("; ", planned.Problems));
        await using var host = await SessionHost.StartAsync(home, settings, url: null, log: null, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        await SessionLauncher.LaunchAsync(host.Client, plan.SessionId, cancellationToken);
        var summary = await host.Launcher.WaitAsync(host.Client, plan.SessionId, null, cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return new ExternalBenchDocument(
            trials,
            workers,
            summary.Trials.Completed,
            seconds,
            trials / seconds,
            settings.Store.ToString().ToLowerInvariant(),
            Environment.ProcessorCount,
            summary.ResultHash ?? "");
    }

    // A version manager puts a script in front of the interpreter, which takes longer to start than the interpreter itself.
    private static async Task<string> PythonAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var asked = Process.Start(
                new ProcessStartInfo("python3", ["-c", "import sys; print(sys.executable)"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var path = (await asked.StandardOutput.ReadToEndAsync(cancellationToken)).Trim();
            await asked.WaitForExitAsync(cancellationToken);
            return asked.ExitCode == 0 && File.Exists(path) ? path : "python3";
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"python3 cannot be started: {exception.Message}", exception);
        }
    }

    private static string YamlOf(string python, int trials, int workers) => FormattableString.Invariant($$$"""
        schemaVersion: 1
        name: bench
        strategy: {kind: command, command: [{{{JsonSerializer.Serialize(python)}}}, bot.py], workers: {{{workers}}}}
        space:
          x: {type: float, low: 0, high: 1}
          y: {type: float, low: 0, high: 1}
        sampler: {kind: sobol}
        budget: {trials: {{{trials}}}}
        objective: {metric: score}
        validation: {kind: none}
        """);
}
