using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using Tuning.Cli.Frame;
using Tuning.External;
using Tuning.Sessions;
using TuningFunctions.External;
using TuningFunctions.External.AskTell;
using TuningFunctions.Http;
using TuningFunctions.Processes;

namespace Tuning.Cli.Workers;

/// <summary>Asks a server for trials, has a program of this machine evaluate them, and tells what became of them.</summary>
internal sealed class TrialWorker : IDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    private readonly WorkerServer _server;
    private readonly Shell _shell;
    private readonly ProcessSpec _program;
    private readonly int _workers;
    private readonly ProcessWatch _watch = new();
    private readonly string _name = FormattableString.Invariant($"{Environment.MachineName}/{Environment.ProcessId}");
    private readonly ConcurrentDictionary<string, byte> _others = new(StringComparer.Ordinal);
    private CommandRunner? _runner;
    private int _told;
    private int _failed;
    private int _refused;

    /// <summary>Prepares a worker.</summary>
    /// <param name="server">The server.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="shell">The shell.</param>
    /// <param name="workers">Trials at a time, from 1.</param>
    public TrialWorker(WorkerServer server, ImmutableArray<string> command, Shell shell, int workers)
    {
        _server = server;
        _shell = shell;
        _workers = workers;
        _program = new ProcessSpec(command, shell.WorkingFolder);
    }

    /// <summary>Whether a process lives for several trials.</summary>
    public bool KeepsProcesses { get; init; } = true;

    /// <summary>Whether the program can be found.</summary>
    public bool CanStart => ProcessWatch.Exists(_program);

    /// <summary>Works until its session has ended, or it is interrupted.</summary>
    /// <param name="session">The id of the one session to work for; null for every one that runs.</param>
    /// <param name="cancellationToken">Interrupts it: trials that it holds go to somebody else when their time is over.</param>
    /// <exception cref="HttpRequestException">The server refuses.</exception>
    public async Task<WorkerDocument> RunAsync(string? session, CancellationToken cancellationToken)
    {
        _runner = new CommandRunner(_watch, _program, _workers, KeepsProcesses, _shell.Time);
        // Each asks for one trial at a time, so that nobody holds what another one could evaluate.
        await Task.WhenAll(Enumerable.Range(0, _workers).Select(_ => WorkAsync(session, cancellationToken)));
        return new WorkerDocument(_server.Place, _told, _failed, _refused);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _runner?.Dispose();
        _watch.Dispose();
        _server.Dispose();
    }

    private async Task WorkAsync(string? session, CancellationToken cancellationToken)
    {
        var pause = s_firstPause;
        while (true)
        {
            var hasWorked = false;
            try
            {
                var found = session is null ? await WorkForAllAsync(cancellationToken) : await WorkForAsync(session, cancellationToken);
                if (found is null)
                {
                    return;
                }

                hasWorked = found.Value;
                pause = s_firstPause;
            }
            catch (HttpRequestException lost) when (IsOutage(lost))
            {
                // A server that restarts is waited for; its sessions and leases are in its store.
                await _shell.Error.WriteLineAsync($"tune: {lost.Message}; asking again");
                pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause;
            }

            if (!hasWorked)
            {
                await Task.Delay(pause, _shell.Time, cancellationToken);
            }
        }
    }

    private async Task<bool?> WorkForAllAsync(CancellationToken cancellationToken)
    {
        var hasWorked = false;
        foreach (var session in await _server.RunningAsync(cancellationToken))
        {
            hasWorked |= !_others.ContainsKey(session) && await WorkForAsync(session, cancellationToken) is true;
        }

        return hasWorked;
    }

    // Whether there was a trial; null where the session has ended or is not evaluated by others.
    private async Task<bool?> WorkForAsync(string session, CancellationToken cancellationToken)
    {
        var asked = await _server.AskAsync(session, 1, _name, cancellationToken);
        if (asked is null || asked.State is SessionState.Completed or SessionState.Failed or SessionState.TimedOut or SessionState.Cancelled)
        {
            _others.TryAdd(session, 0);
            return null;
        }

        foreach (var trial in asked.Trials)
        {
            await EvaluateAsync(session, trial, cancellationToken);
        }

        return !asked.Trials.IsEmpty;
    }

    private async Task EvaluateAsync(string session, AskedTrial trial, CancellationToken cancellationToken)
    {
        var request = new TrialRequest(session, trial.Trial, trial.Parameters, trial.Environment, trial.Seed);
        var outcome = await _runner!.AskAsync(request, trial.Until - _shell.Time.GetUtcNow(), cancellationToken);
        var told = await TellAsync(session, trial, ResultOf(trial, outcome), cancellationToken);
        Interlocked.Add(ref _told, told.Told.Length);
        Interlocked.Add(ref _refused, told.Refused.Length);
        Interlocked.Add(ref _failed, outcome is ExternalOutcome.Evaluated ? 0 : told.Told.Length);
    }

    // Told again until it is known to be told, or somebody else may hold the trial: the same result twice counts once.
    private async Task<TellAnswer> TellAsync(string session, AskedTrial trial, JsonObject result, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _server.TellAsync(session, [result.DeepClone()], cancellationToken);
            }
            catch (HttpRequestException lost) when (IsOutage(lost) && _shell.Time.GetUtcNow() < trial.Until)
            {
                await Task.Delay(s_firstPause, _shell.Time, cancellationToken);
            }
        }
    }

    private static bool IsOutage(HttpRequestException lost) => lost.StatusCode is null or >= HttpStatusCode.InternalServerError;

    private static JsonObject ResultOf(AskedTrial trial, ExternalOutcome outcome)
    {
        var result = new JsonObject { ["trial"] = trial.Trial, ["lease"] = trial.Lease };
        switch (outcome)
        {
            case ExternalOutcome.Evaluated evaluated:
                result["values"] = new JsonObject(evaluated.Evaluation.Metrics.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));
                result["effective"] = JsonNode.Parse(evaluated.Evaluation.Effective.Canonical);
                break;
            case ExternalOutcome.Failed failed:
                result["error"] = $"{failed.ErrorType}: {failed.Message}";
                break;
            case ExternalOutcome.TimedOut late:
                result["error"] = late.Message;
                break;
        }

        return result;
    }
}
