using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Validation.Figures;
using Tuning.Validation.Gates;

namespace Tuning.Reports;

/// <summary>Everything that the report of a session shows. The same content makes the same page, byte for byte.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="PlanHash">Hash of what could change the result.</param>
/// <param name="Space">What was searched.</param>
/// <param name="State">How the session ended, or where it stands.</param>
public sealed record SessionReport(SessionPlan Plan, string PlanHash, Space Space, SessionState State)
{
    /// <summary>How the trials of all searches ended.</summary>
    public required TrialAccounting Accounting { get; init; }

    /// <summary>The trials of the search that the result's parameters come from, by number.</summary>
    public ImmutableArray<ReportTrial> Trials { get; init; } = [];

    /// <summary>Hash of the result; null where there is none.</summary>
    public string? ResultHash { get; init; }

    /// <summary>Number of the trial that ranks first, or of the choice of the final search; null where there is none.</summary>
    public int? Best { get; init; }

    /// <summary>What the best trial did on the window that counts: the holdout of a validated session, else what was searched.</summary>
    public MetricSet BestMetrics { get; init; } = MetricSet.Empty;

    /// <summary>The verdict with its gates; null without validation or where the session did not complete.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What the choices did on data that they had not seen; null without validation or where the session did not complete.</summary>
    public ValidationDocument? Validation { get; init; }

    /// <summary>What somebody should know who reads the result.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Checks of the data gate that were waived.</summary>
    public ImmutableArray<string> Waivers { get; init; } = [];

    /// <summary>Why and after which trial the search stopped; null for a session that was cancelled or failed.</summary>
    public string? Stopped { get; init; }

    /// <summary>What ended the session; null when it completed.</summary>
    public string? Error { get; init; }

    /// <summary>The best trial run again, one record a data set; empty where the strategy cannot be run again.</summary>
    public ImmutableArray<RunRecord> Runs { get; init; } = [];

    /// <summary>What is known of the data, one sheet a data set.</summary>
    public ImmutableArray<DataSheet> Data { get; init; } = [];

    /// <summary>Where and when the work was done; null where it is not known.</summary>
    public WorkRecord? Work { get; init; }

    /// <summary>Version of the program that wrote the report.</summary>
    public string Program { get; init; } = "";

    /// <summary>The trial that ranks first or was chosen; null where there is none.</summary>
    internal ReportTrial? BestTrial => Best is { } number ? Trials.FirstOrDefault(trial => trial.Number == number) : null;
}
