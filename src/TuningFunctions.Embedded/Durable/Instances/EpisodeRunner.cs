using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>Runs the episodes of instances and hands them to the store.</summary>
internal sealed class EpisodeRunner(
    EpisodeServices services,
    HubStore store,
    InstanceActors actors,
    TimeProvider time,
    EngineTelemetry telemetry,
    IEpisodeListener listener)
{
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Runs episodes until there are no more.</summary>
    public void RunAll()
    {
        foreach (var actor in actors.Due())
        {
            var messages = actor.Take();
            try
            {
                Run(actor, messages);
            }
#pragma warning disable CA1031 // The edge of the host: one instance that cannot be read must not stop the others.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Failed(actor, messages, exception);
            }
        }
    }

    private void Run(InstanceActor actor, List<Message> messages)
    {
        var row = actor.Row ?? store.Read(reader => reader.Load(actor.Key));
        if (row is null || row.Ended)
        {
            Discard(actor, messages);
            return;
        }

        actor.Row = row;
        var now = Now(actor);
        var terminated = messages.Find(static m => m.Event?.Type == EventType.ExecutionTerminated)?.Event;
        if (!row.Started && terminated is not null)
        {
            Commit(actor, messages, now, [new(EventType.OrchestratorStarted, -1, now), terminated], Terminated(terminated));
        }
        else if (IsRefused(row, out var refusal))
        {
            Refuse(actor, messages, now, refusal);
        }
        else if (!row.Started && row.StartAt > now)
        {
            Rest(actor, messages);
        }
        else if (row.Started && !row.Ready && messages.TrueForAll(static m => m.Event is null) && actor.Run is not { CameFromElsewhere: true })
        {
            Finish(actor, [], consumed: messages);
        }
        else
        {
            Advance(actor, messages, now);
        }
    }

    private void Advance(InstanceActor actor, List<Message> messages, DateTime now)
    {
        var row = actor.Row!;
        if (services.Options.ReplayEveryEpisode && actor.Run is { CameFromElsewhere: false })
        {
            actor.Run = null;
        }

        List<HistoryRow> past = [];
        if (actor.Run is null)
        {
            past = row.Started ? store.Read(reader => reader.History(row.Key)) : [];
            actor.NextSeq = past.Count;
            actor.Run = new OrchestrationRun(row.Identity, services, run => CameFromElsewhere(actor, run));
        }

        var fresh = new List<HistoryRow>(messages.Count + 2) { new(EventType.OrchestratorStarted, -1, now) };
        if (!row.Started)
        {
            fresh.Add(new HistoryRow(EventType.ExecutionStarted, -1, now, row.Identity.Name, row.Identity.Input));
        }

        foreach (var message in messages)
        {
            if (message.Event is not null)
            {
                fresh.Add(message.Event);
            }
        }

        var outcome = actor.Run.Advance(past, fresh);
        if (services.Options.ReplayEveryEpisode)
        {
            LastTurns.Run(row, services, past, fresh, outcome, now);
        }

        Commit(actor, messages, now, fresh, outcome);
    }

    private void Commit(
        InstanceActor actor, List<Message> messages, DateTime now, List<HistoryRow> fresh, EpisodeOutcome outcome)
    {
        var episode = new Episode(actor.Row!, actor.NextSeq, now, fresh, messages, outcome);
        _ = store.WriteAsync(
            writer => writer.Commit(episode),
            effects => Committed(actor, episode, effects),
            exception => Failed(actor, messages, exception),
            here: !actors.AnyDue);
    }

    private void Committed(InstanceActor actor, Episode episode, EpisodeEffects effects)
    {
        actor.LastAt = episode.At;
        actor.NextSeq = effects.NextSeq;
        var row = episode.Instance;
        switch (episode.Outcome.End)
        {
            case EpisodeEnd.Terminal end:
                if (end.Status == OrchestrationRuntimeStatus.Failed)
                {
                    Log.OrchestrationFailed(services.Log, row.Identity.Name, row.Identity.InstanceId, end.Failure?.ErrorMessage);
                }

                if (telemetry.WatchesOrchestrations)
                {
                    var created = store.Read(reader => reader.CreatedAt(row.Key)) ?? episode.At;
                    telemetry.EndOrchestration(row.Identity, end, created, episode.At);
                }

                listener.Consumed([.. episode.Consumed, .. actor.Retire()]);
                actors.Remove(actor);
                listener.Committed(episode, effects);
                return;
            case EpisodeEnd.Continue next:
                var identity = row.Identity with { Input = next.Input, Version = next.Version ?? row.Identity.Version };
                actor.Row = row with { Started = false, Identity = identity, StartAt = null };
                actor.Run = null;
                break;
            case null when !row.Started || row.Ready:
                actor.Row = row with { Started = true, Ready = false };
                break;
        }

        listener.Committed(episode, effects);
        Finish(actor, effects.Carried, episode.Consumed, again: episode.Outcome.End is not null);
    }

    private void Finish(InstanceActor actor, IReadOnlyList<Message> first, IReadOnlyList<Message> consumed, bool again = false)
    {
        listener.Consumed(consumed);
        if (actor.Finish(first, again))
        {
            actors.Queue(actor);
        }
        else
        {
            actors.Idle(actor);
        }
    }

    private void Rest(InstanceActor actor, List<Message> messages)
    {
        if (actor.Finish(messages, rest: true))
        {
            actors.Queue(actor);
        }
    }

    private void Discard(InstanceActor actor, List<Message> messages)
    {
        messages.AddRange(actor.Retire());
        actors.Remove(actor);
        listener.Consumed(messages);
        _ = store.WriteAsync(writer => writer.Discard(actor.Key, messages));
    }

    private void Failed(InstanceActor actor, List<Message> messages, Exception exception)
    {
        if (store.IsClosed)
        {
            return;
        }

        Log.EpisodeNotStored(services.Log, exception, actor.Row?.Identity.InstanceId ?? "?");
        actor.Run = null;
        actor.Row = null;
        ITimer? retry = null;
        retry = time.CreateTimer(
            _ =>
            {
                retry?.Dispose();
                actor.Finish(messages, again: true);
                actors.Queue(actor);
            },
            null,
            _retryDelay,
            Timeout.InfiniteTimeSpan);
    }

    private void CameFromElsewhere(InstanceActor actor, OrchestrationRun run)
    {
        if (actor.Run == run)
        {
            actors.Post(actor.Key, Message.Wake);
        }
    }

    private bool IsRefused(InstanceRow row, out string refusal)
    {
        var options = services.Options;
        var order = VersionOrder.Compare(row.Identity.Version, options.DefaultVersion);
        var refused = options.VersionMatch switch
        {
            VersionMatch.Strict => order != 0,
            VersionMatch.CurrentOrOlder => order > 0,
            _ => false,
        };
        refusal = $"The orchestration version '{row.Identity.Version}' is not run by code of version '{options.DefaultVersion}' (match strategy {options.VersionMatch}).";
        return refused;
    }

    private void Refuse(InstanceActor actor, List<Message> messages, DateTime now, string refusal)
    {
        var row = actor.Row!;
        Log.VersionRefused(
            services.Log, row.Identity.InstanceId, row.Identity.Version, services.Options.DefaultVersion, services.Options.VersionMatch);
        if (services.Options.VersionMismatch == VersionMismatch.Reject)
        {
            // Results of activities are dropped from memory: their calls stay pending and run again under newer code.
            listener.Consumed(messages);
            Rest(actor, messages.FindAll(static m => m.Source != MessageSource.Activity));
            return;
        }

        actor.NextSeq = store.Read(reader => reader.NextSeq(row.Key));
        var end = new EpisodeEnd.Terminal(
            OrchestrationRuntimeStatus.Failed, refusal, Failures.Named("VersionMismatch", refusal));
        Commit(actor, messages, now, [new(EventType.OrchestratorStarted, -1, now)], new([], [], row.CustomStatus, end));
    }

    private static EpisodeOutcome Terminated(HistoryRow row) => new(
        [], [], null, new EpisodeEnd.Terminal(OrchestrationRuntimeStatus.Terminated, row.Data, null, row.Name is not null));

    private DateTime Now(InstanceActor actor)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now < actor.LastAt ? actor.LastAt : now;
    }
}
