using DurableTask.Core.History;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Durable.Activities;
using TuningFunctions.Embedded.Durable.Clients;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Instances;
using TuningFunctions.Embedded.Durable.Storage;
using TuningFunctions.Embedded.Durable.Timers;

namespace TuningFunctions.Embedded.Durable;

/// <summary>The durable engine: event-sourced, replaying, in one SQLite file.</summary>
/// <remarks>
/// Activities run at least once, orchestrators effectively once. An activity's result, the episode that it causes and what that
/// schedules share one commit.
/// </remarks>
internal sealed class DurableEngine : IEpisodeListener, IAsyncDisposable
{
    private const int MostIdleTasks = 50_000;

    private readonly DurableEngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly HubStore _store;
    private readonly InFlightLedger _ledger;
    private readonly InstanceActors _actors = new(MostIdleTasks);
    private readonly CompletionWaiters _waiters = new();
    private readonly EngineTelemetry _telemetry = new();
    private readonly TimerQueue _timers;
    private readonly ActivityBacklog _backlog;
    private readonly ActivityWorkers _workers;
    private readonly EpisodeRunner _runner;
    private readonly Rewinder _rewinder;
    private Task _episodes = Task.CompletedTask;
    private bool _stopped;

    /// <summary>Opens the task hub; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <param name="options">How the engine works.</param>
    /// <param name="executor">Runs the functions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes loggers, those of orchestrators too.</param>
    /// <param name="stage">Called around each commit, for tests that end the process there.</param>
    public DurableEngine(
        DurableEngineOptions options,
        ITaskExecutor executor,
        TimeProvider time,
        ILoggerFactory loggers,
        Action<CommitStage>? stage = null)
    {
        _options = options;
        _time = time;
        _log = loggers.CreateLogger("TuningFunctions.Embedded.Durable");
        var workers = options.MaxConcurrentActivities > 0 ? options.MaxConcurrentActivities : Environment.ProcessorCount;
        _store = new HubStore(options.Path, options.Durability, stage);
        _ledger = new InFlightLedger(options.Path + "-running", workers);
        _timers = new TimerQueue(time, Fire);
        _backlog = new ActivityBacklog(_store);
        _workers = new ActivityWorkers(workers, executor, _backlog, _ledger, time, _telemetry, _log, Finished);
        var services = new EpisodeServices(options, executor, loggers, _log);
        _rewinder = new Rewinder(_store, services);
        _runner = new EpisodeRunner(services, _store, _actors, time, _telemetry, this);
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => _store.Commits;

    /// <summary>A client of this engine.</summary>
    /// <param name="name">Its name.</param>
    public DurableTaskClient CreateClient(string name = "") =>
        new EmbeddedDurableTaskClient(name, _store, _actors, _waiters, _timers, _rewinder, _options, _time, _log);

    /// <summary>Takes up what is pending and starts to run.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await CountCrashesAsync();
        cancellationToken.ThrowIfCancellationRequested();
        var (inbox, timers, ready) = _store.Read(r => (r.Inbox(), r.Timers(), r.Ready(_time.GetUtcNow().UtcDateTime)));
        ready.ForEach(key => _actors.Post(key, Message.Wake));
        inbox.ForEach(delivery => _actors.Post(delivery.Key, delivery.Message));
        _timers.Add(timers);
        var runners = _options.MaxConcurrentOrchestrators > 0
            ? _options.MaxConcurrentOrchestrators
            : Environment.ProcessorCount;
        // Threads of their own: an orchestrator that blocks must not take those on which activities run.
        _episodes = Task.WhenAll(Enumerable.Range(0, runners).Select(_ => Task.Factory.StartNew(
            _runner.RunAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        _backlog.Load();
        _workers.Start();
    }

    /// <summary>Stops: running activities finish or stay pending, episodes are committed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        _timers.Stop();
        await _workers.StopAsync(_options.StopTimeout).WaitAsync(cancellationToken);
        _actors.Close();
        await _episodes.WaitAsync(cancellationToken);
        await _store.DisposeAsync();
        _ledger.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _timers.Dispose();
        _workers.Dispose();
        _actors.Dispose();
        _telemetry.Dispose();
        _ledger.Dispose();
    }

    /// <summary>Drops everything as a killed process does: nothing more is committed, nothing is tidied up.</summary>
    internal async Task AbandonAsync()
    {
        _stopped = true;
        _store.Kill(new InvalidOperationException("The engine was abandoned."));
        _timers.Stop();
        _actors.Close();
        await _workers.StopAsync(TimeSpan.Zero);
        await _episodes;
        await _store.DisposeAsync();
        _ledger.Dispose();
    }

    void IEpisodeListener.Committed(Episode episode, EpisodeEffects effects)
    {
        _backlog.Add(effects.Activities);
        foreach (var timer in episode.Outcome.CancelledTimers)
        {
            _timers.Cancel(episode.Instance.Key, timer);
        }

        _timers.Add(effects.Timers);
        foreach (var delivery in effects.Deliveries)
        {
            _actors.Post(delivery.Key, delivery.Message);
        }

        foreach (var (instanceId, name) in effects.Dropped)
        {
            Log.EventDropped(_log, name, instanceId);
        }

        _waiters.Changed(episode.Instance.Identity.InstanceId);
    }

    void IEpisodeListener.Consumed(IReadOnlyList<Message> messages) =>
        _workers.Recorded(messages.Count(static m => m.Source == MessageSource.Activity));

    private void Finished(PendingActivity activity, HistoryRow result) =>
        _actors.Post(activity.Key, new Message(result, MessageSource.Activity, activity.Seq));

    private void Fire(PendingTimer timer) => _actors.Post(
        timer.Key,
        new Message(
            timer.TaskId < 0 ? null : new HistoryRow(EventType.TimerFired, timer.TaskId, _time.GetUtcNow().UtcDateTime),
            MessageSource.Timer,
            timer.TaskId));

    private async Task CountCrashesAsync()
    {
        var running = _ledger.Drain();
        if (running.Count == 0)
        {
            return;
        }

        await _store.WriteAsync(writer => writer.CountCrash(running));
        _ledger.Clear();
        var (suspects, poison) = _store.Read(static reader => reader.Suspects());
        Log.CrashFound(_log, running.Count, suspects - poison, poison);
    }
}
