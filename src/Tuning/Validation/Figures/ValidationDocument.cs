using System.Collections.Immutable;
using Tuning.Validation.Gates;

namespace Tuning.Validation.Figures;

/// <summary>Everything that a report of a validated session shows, as one document. Money is in the quote currency of A.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="PlanHash">Hash of the plan.</param>
/// <param name="Verdict">The verdict with its gates.</param>
/// <param name="Figures">What is shown beside it.</param>
public sealed record ValidationDocument(string Session, string PlanHash, Verdict Verdict, ValidationFigures Figures)
{
    /// <summary>Version of the document's language.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The folds in order of time, with the parameters that each chose.</summary>
    public ImmutableArray<ShownFold> Folds { get; init; } = [];

    /// <summary>The stitched hours, one part a fold: parts begin where folds do.</summary>
    public ImmutableArray<EquityPart> Equity { get; init; } = [];

    /// <summary>The hours of the final choice on the holdout, which are no part of the stitched record; null where it was not touched.</summary>
    public EquityPart? Holdout { get; init; }

    /// <summary>Trials in and out of sample.</summary>
    public ImmutableArray<ScorePair> Pairs { get; init; } = [];

    /// <summary>The logits of the overfitting test, from the least one; empty where it is undefined.</summary>
    public ImmutableArray<LogitCount> Logits { get; init; } = [];

    /// <summary>How much record was needed and missing after each window.</summary>
    public ImmutableArray<TrackRecordPoint> TrackRecord { get; init; } = [];

    /// <summary>Every scenario that is recomputed on the stitched windows; the phantom edges are among them.</summary>
    public ImmutableArray<StressRow> Stress { get; init; } = [];
}
