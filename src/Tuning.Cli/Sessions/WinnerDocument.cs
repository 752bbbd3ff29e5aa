using System.Collections.Immutable;
using Tuning.Spaces;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>A winner with what a bot and its operator should know of it.</summary>
/// <param name="Session">The session's id.</param>
/// <param name="Verdict">Winner, Winner (resolution-limited), or for a session without validation: in sample, not validated.</param>
/// <param name="PlanHash">Hash of what could change the result.</param>
/// <param name="ResultHash">Hash of the result.</param>
/// <param name="Parameters">The parameters, fixed values included.</param>
/// <param name="MeasuredOn">What the figures were measured on: outOfSample for the holdout, else inSample.</param>
/// <param name="Figures">The metrics that are defined.</param>
/// <param name="Warnings">What somebody should know before using it; may be empty.</param>
internal sealed record WinnerDocument(
    string Session,
    string Verdict,
    string PlanHash,
    string? ResultHash,
    ParameterSet Parameters,
    string MeasuredOn,
    ImmutableSortedDictionary<string, double> Figures,
    ImmutableArray<string> Warnings)
{
    private const string InSample = "in sample, not validated";

    /// <summary>The winner of a session.</summary>
    /// <param name="status">The session.</param>
    /// <param name="result">Its result.</param>
    /// <param name="best">The trial that won.</param>
    public static WinnerDocument Of(SessionStatus status, SessionSummary result, BestTrial best) => new(
        status.Session,
        result.Verdict?.Title ?? InSample,
        status.PlanHash,
        result.ResultHash,
        best.Parameters,
        best.Label,
        best.Metrics,
        [
            .. result.Notes,
            .. result.Verdict is { Kind: Tuning.Validation.Gates.VerdictKind.WinnerResolutionLimited }
                ? ["the rows are further apart than the latency: what the latency costs was not seen"]
                : Array.Empty<string>(),
            .. result.Waivers is { IsEmpty: false } waivers ? [$"checks of the data gate were waived: {string.Join(", ", waivers)}"] : Array.Empty<string>(),
        ]);
}
