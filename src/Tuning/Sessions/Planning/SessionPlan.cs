using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

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

    /// <summary>Name of the windows that a walk-forward searches.</summary>
    public const string TrainWindow = "train";

    /// <summary>Name of the windows that the choices of folds are tested on.</summary>
    public const string TestWindow = "test";

    /// <summary>Name of the window that the final choice alone sees.</summary>
    public const string HoldoutWindow = "holdout";

    private const int JobsPerBatch = 16;

    /// <summary>How many trials each search is planned to have, from 1.</summary>
    public required int PlannedTrials { get; init; }

    /// <summary>How many grid points were left out because the strategy forbids them; 0 for other samplers.</summary>
    public required long ForbiddenPoints { get; init; }

    /// <summary>What somebody should know who reads its result, known when it was planned; no part of the plan's hash.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Where the bounds of its space came from its data; the space itself holds the numbers. No part of the plan's hash.</summary>
    public ImmutableArray<ResolvedBound> Bounds { get; init; } = [];

    /// <summary>The windows of a walk-forward; null for a session without validation, which searches everything.</summary>
    public WalkForwardPlan? Windows { get; init; }

    /// <summary>What the sensitivity gate found on the first window that is searched; null where that is not known.</summary>
    public SensitivityFinding? Sensitivity { get; init; }

    /// <summary>Whether rows are further apart than a latency, so that the data cannot show what it does.</summary>
    public bool IsResolutionLimited { get; init; }

    /// <summary>The champion of the strategy on the market when it was planned, shown beside the verdict; null without one. No part of the plan's hash.</summary>
    public ParameterSet? Champion { get; init; }

    /// <summary>The folder of the session file, where a command starts; null where it came over HTTP. No part of the plan's hash.</summary>
    public string? Folder { get; init; }

    /// <summary>When it was planned, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instant at which it runs out of time, UTC.</summary>
    public DateTimeOffset Deadline => CreatedAt + Spec.Budget.SessionTimeout;

    /// <summary>How many searches it makes: one, or one a fold and the final one.</summary>
    public int Searches => Windows is null ? 1 : Windows.Folds.Length + 1;

    /// <summary>The number of the search that the result's parameters come from.</summary>
    public int FinalFold => Searches - 1;

    /// <summary>How many trials all searches are planned to have.</summary>
    public int TotalTrials => PlannedTrials * Searches;

    /// <summary>Name of the window that results of a search are stored under.</summary>
    public string SearchedWindow => Windows is null ? WholeWindow : TrainWindow;

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

    /// <summary>What a search sees; null for everything.</summary>
    /// <param name="fold">The search, from 0: a fold, or the number behind the last fold for the final search.</param>
    public Window? SearchedBy(int fold) => Windows is null ? null : fold < Windows.Folds.Length ? Windows.Folds[fold].Train : Windows.Final;

    /// <summary>How many trials a batch holds.</summary>
    /// <param name="batch">The batch, from 0.</param>
    public int TrialsOf(int batch) => Math.Clamp(PlannedTrials - (batch * BatchSize), 0, BatchSize);

    /// <summary>How many jobs a batch makes.</summary>
    /// <param name="batch">The batch, from 0.</param>
    public int JobsOf(int batch) => (TrialsOf(batch) + JobSize - 1) / JobSize;
}
