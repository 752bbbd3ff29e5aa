using System.Collections.Immutable;

namespace Tuning.Sessions.Planning;

/// <summary>A session with everything resolved that its run depends on.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Spec">The session.</param>
/// <param name="Datasets">Its data, by content.</param>
/// <param name="KernelVersion">Version of the code that evaluates its trials.</param>
public sealed record SessionPlan(
    string SessionId, SessionSpec Spec, ImmutableArray<PlannedDataset> Datasets, string KernelVersion)
{
    /// <summary>Name of the one window of a session without validation.</summary>
    public const string WholeWindow = "all";

    private const int JobsPerBatch = 16;

    /// <summary>How many trials are planned, from 1.</summary>
    public required int PlannedTrials { get; init; }

    /// <summary>How many grid points were left out because the strategy forbids them; 0 for other samplers.</summary>
    public required long ForbiddenPoints { get; init; }

    /// <summary>What somebody should know who reads its result, known when it was planned; no part of the plan's hash.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>When it was planned, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant at which it runs out of time, UTC.</summary>
    public DateTimeOffset Deadline => CreatedAt + Spec.Budget.SessionTimeout;

    /// <summary>Trials of a full batch.</summary>
    public int BatchSize => Spec.Sampler.BatchSize;

    /// <summary>How many batches its trials make.</summary>
    public int Batches => (PlannedTrials + BatchSize - 1) / BatchSize;

    /// <summary>Trials of a full job, from 1; a sixteenth of a batch unless stated. No part of the plan's hash, since it changes no result.</summary>
    public int JobSize
    {
        get => field > 0 ? field : Math.Max(1, (BatchSize + JobsPerBatch - 1) / JobsPerBatch);
        init;
    }

    /// <summary>How many rungs a trial climbs, from 1.</summary>
    public int Rungs => RungLadder.StepsOf(Spec.Pruning).Length;

    /// <summary>How many trials a batch holds.</summary>
    /// <param name="batch">The batch, from 0.</param>
    public int TrialsOf(int batch) => Math.Clamp(PlannedTrials - (batch * BatchSize), 0, BatchSize);

    /// <summary>How many jobs a batch makes.</summary>
    /// <param name="batch">The batch, from 0.</param>
    public int JobsOf(int batch) => (TrialsOf(batch) + JobSize - 1) / JobSize;
}
