using System.Collections.Immutable;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>One execution of an orchestrator: its live state machine, fed with events episode by episode.</summary>
/// <remarks>Not thread-safe: one episode at a time, each on one thread.</remarks>
internal sealed partial class OrchestrationRun
{
    private readonly EpisodeServices _services;
    private readonly OrchestrationIdentity _identity;
    private readonly EpisodeScheduler _scheduler;
    private readonly EmbeddedOrchestrationContext _context;
    private readonly Dictionary<int, OrchestratorAction> _actions = [];
    private readonly Dictionary<int, TaskCompletionSource<string?>> _open = [];
    private readonly List<int> _cancelledTimers = [];
    private readonly Queue<HistoryRow> _held = new();
    private Task<object?>? _inner;
    private Task<object?>? _body;
    private EpisodeEnd? _end;
    private int _nextId;
    private bool _suspended;

    /// <summary>Creates the execution.</summary>
    /// <param name="identity">Who it is.</param>
    /// <param name="services">What it needs.</param>
    /// <param name="foreign">Called when its code shows up on another thread between episodes: it must get an episode to fail in.</param>
    public OrchestrationRun(OrchestrationIdentity identity, EpisodeServices services, Action<OrchestrationRun> foreign)
    {
        _identity = identity;
        _services = services;
        _scheduler = new EpisodeScheduler(() => foreign(this));
        _context = new EmbeddedOrchestrationContext(this, identity, services);
        Events = new EventBox(services.Options.Converter);
    }

    /// <summary>External events.</summary>
    public EventBox Events { get; }

    /// <summary>The durable tasks that the orchestrator holds.</summary>
    public GivenTasks Given { get; } = new();

    /// <summary>Whether the present events are past ones.</summary>
    public bool IsReplaying { get; private set; }

    /// <summary>The time of the present episode.</summary>
    public DateTime Now { get; private set; }

    /// <summary>Whether its code has shown up on another thread: it awaited what is not durable.</summary>
    public bool CameFromElsewhere => _scheduler.Stray;

    /// <summary>How many durable tasks are open.</summary>
    public int OpenTasks => _open.Count;

    /// <summary>The custom status.</summary>
    public string? CustomStatus { get; set; }

    /// <summary>What the orchestrator wants to continue with, if it does.</summary>
    public (string? Input, bool Preserve, string? Version)? Continuation { get; set; }

    /// <summary>Runs one episode.</summary>
    /// <param name="past">The whole history, when this execution has not seen it yet.</param>
    /// <param name="fresh">The events of this episode, the first being its start.</param>
    /// <returns>What it did.</returns>
    public EpisodeOutcome Advance(IReadOnlyList<HistoryRow> past, IReadOnlyList<HistoryRow> fresh)
    {
        _scheduler.Run(() => Feed(past, fresh));
        if (_end is null && !_suspended && (CameFromElsewhere || AwaitsNothingDurable()))
        {
            _end = Failures.End(AwaitElsewhere());
        }

        var outcome = new EpisodeOutcome(
            [.. _actions.Values.OrderBy(static a => a.Id)], [.. _cancelledTimers], CustomStatus, _end);
        _actions.Clear();
        _cancelledTimers.Clear();
        return outcome;
    }

    private void Feed(IReadOnlyList<HistoryRow> past, IReadOnlyList<HistoryRow> fresh)
    {
        try
        {
            IsReplaying = true;
            foreach (var row in past)
            {
                Apply(row);
            }

            IsReplaying = false;
            foreach (var row in fresh)
            {
                Apply(row);
            }

            if (_end is null && !_suspended && !CameFromElsewhere && _body is { IsCompleted: true } && _open.Count == 0)
            {
                _end = EndOfBody(_body);
            }
        }
        catch (NonDeterministicOrchestrationException exception)
        {
            _end = Failures.End(exception);
        }
#pragma warning disable CA1031 // The edge of the engine: an event that cannot be applied fails the instance, past any handler of its code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _end = new EpisodeEnd.Terminal(OrchestrationRuntimeStatus.Failed, null, Failures.Thrown(exception));
        }
    }

    private void Start()
    {
        if (!_services.Executor.HasOrchestrator(_identity.Name))
        {
            _end = new EpisodeEnd.Terminal(
                OrchestrationRuntimeStatus.Failed, null, Failures.UnknownOrchestrator(_identity.Name));
            return;
        }

        _body = RunBodyAsync();
    }

    private async Task<object?> RunBodyAsync()
    {
        // Awaited here, so that an end on another thread comes back through the scheduler, which notices.
        _inner = _services.Executor.RunOrchestratorAsync(_identity.Name, _context);
        return await _inner;
    }

    private EpisodeEnd EndOfBody(Task<object?> body)
    {
        if (body.IsCanceled)
        {
            return new EpisodeEnd.Terminal(
                OrchestrationRuntimeStatus.Failed,
                null,
                Failures.Thrown(new AggregateException(new TaskCanceledException())));
        }

        if (body.Exception is { } aggregate)
        {
            return Failures.End(aggregate.InnerExceptions[0]);
        }

        if (Continuation is { } next)
        {
            ImmutableArray<HistoryRow> carried = next.Preserve ? Events.Unconsumed() : [];
            return new EpisodeEnd.Continue(next.Input, next.Version, carried);
        }

        try
        {
            var output = _services.Options.Converter.Serialize(body.GetAwaiter().GetResult());
            return new EpisodeEnd.Terminal(OrchestrationRuntimeStatus.Completed, output, null);
        }
#pragma warning disable CA1031 // The edge of the engine: a result that cannot be written fails the instance.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failures.End(exception);
        }
    }

    private bool AwaitsNothingDurable() => _body is { IsCompleted: false } && !Given.AnyAwaited();

    private InvalidOperationException AwaitElsewhere()
    {
        // The real worker lets the stray continuation run before it fails; a quick one is given the time to.
        if (_inner is { IsCompleted: false } inner)
        {
            Task.WhenAny(inner).Wait(IllegalAwait.Grace);
        }

        return IllegalAwait.Create(first: _nextId == 0 && !WaitedForEvents);
    }
}
