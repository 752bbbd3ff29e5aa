using TuningFunctions.Embedded.Durable.Episodes;
using TuningFunctions.Embedded.Durable.History;

namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>An episode to commit: what it consumed and what it did, all or nothing.</summary>
/// <param name="Instance">The instance before the episode.</param>
/// <param name="NextSeq">Where its history goes on.</param>
/// <param name="At">The time of the episode.</param>
/// <param name="Fresh">The events of the episode, its start first.</param>
/// <param name="Consumed">The messages that it consumed.</param>
/// <param name="Outcome">What it did.</param>
internal sealed record Episode(
    InstanceRow Instance,
    int NextSeq,
    DateTime At,
    IReadOnlyList<HistoryRow> Fresh,
    IReadOnlyList<Message> Consumed,
    EpisodeOutcome Outcome);
