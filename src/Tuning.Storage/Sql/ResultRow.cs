using Tuning.Objectives;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_results.</summary>
internal sealed class ResultRow
{
    public required string SessionId { get; init; }

    public required int Fold { get; init; }

    public required int Trial { get; init; }

    public required string Window { get; init; }

    public required int Rung { get; init; }

    public required string State { get; init; }

    public required string MetricsJson { get; init; }

    public string? EffectiveHash { get; init; }

    public string? TraceHash { get; init; }

    public string? ErrorType { get; init; }

    public string? ErrorMessage { get; init; }

    public static ResultRow From(StoredResult result) => new()
    {
        SessionId = result.Key.SessionId,
        Fold = result.Key.Fold,
        Trial = result.Key.Trial,
        Window = result.Key.Window,
        Rung = result.Key.Rung,
        State = Words.Of(result.State),
        MetricsJson = MetricsText.Write(result.Metrics),
        EffectiveHash = result.EffectiveHash,
        TraceHash = result.TraceHash,
        ErrorType = result.ErrorType,
        ErrorMessage = result.ErrorMessage,
    };

    public StoredResult ToResult() => new(
        new ResultKey(SessionId, Fold, Trial, Window, Rung),
        Words.Parse<TrialState>(State) ?? throw new InvalidOperationException($"Trial {Trial} of {SessionId} has the unknown state {State}."),
        MetricsText.Read(MetricsJson))
    {
        EffectiveHash = EffectiveHash,
        TraceHash = TraceHash,
        ErrorType = ErrorType,
        ErrorMessage = ErrorMessage,
    };
}
