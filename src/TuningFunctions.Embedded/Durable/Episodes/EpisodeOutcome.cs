using System.Collections.Immutable;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>What one episode did.</summary>
/// <param name="Actions">What it asks for, by sequence number.</param>
/// <param name="CancelledTimers">Timers of earlier episodes that it cancelled.</param>
/// <param name="CustomStatus">The custom status.</param>
/// <param name="End">How the execution ended; null while it goes on.</param>
internal sealed record EpisodeOutcome(
    ImmutableArray<OrchestratorAction> Actions,
    ImmutableArray<int> CancelledTimers,
    string? CustomStatus,
    EpisodeEnd? End);
