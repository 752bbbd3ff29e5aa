using DurableTask.Core.History;
using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Durable.Instances;

/// <summary>The turn after the last: an event that a last turn sends to its own instance runs the code once more, and nothing of that is kept.</summary>
/// <remarks>
/// The real engine takes such an event up because the instance has not ended when it is sent, and drops what the turn does because the
/// instance has ended then. It is replay alone, so the fast path leaves it out.
/// </remarks>
internal static class LastTurns
{
    /// <summary>Runs the turn after the last where there is one.</summary>
    /// <param name="row">The instance before its last turn.</param>
    /// <param name="services">What an execution needs.</param>
    /// <param name="past">The history before the last turn.</param>
    /// <param name="fresh">The events of the last turn.</param>
    /// <param name="last">What the last turn did.</param>
    /// <param name="now">The time.</param>
    public static void Run(
        InstanceRow row,
        EpisodeServices services,
        IReadOnlyList<HistoryRow> past,
        IReadOnlyList<HistoryRow> fresh,
        EpisodeOutcome last,
        DateTime now)
    {
        var events = last.End is EpisodeEnd.Terminal
            ? EventsToItself(row, last, now).ToList()
            : [];
        if (events.Count == 0)
        {
            return;
        }

        List<HistoryRow> history = [.. past, .. fresh, .. last.Actions.Select(action => action.ToEvent(now))];
        new OrchestrationRun(row.Identity, services, static _ => { })
            .Advance(history, [new HistoryRow(EventType.OrchestratorStarted, -1, now), .. events]);
    }

    private static IEnumerable<HistoryRow> EventsToItself(InstanceRow row, EpisodeOutcome last, DateTime now) => last.Actions
        .OfType<OrchestratorAction.SendEvent>()
        .Where(sent => string.Equals(sent.InstanceId, row.Identity.InstanceId, StringComparison.Ordinal))
        .Select(sent => new HistoryRow(EventType.EventRaised, -1, now, sent.Name, sent.Payload));
}
