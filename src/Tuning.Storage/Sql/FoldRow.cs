using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_folds.</summary>
internal sealed class FoldRow
{
    public required string SessionId { get; init; }

    public required int Fold { get; init; }

    public required int Batches { get; init; }

    public required int Trials { get; init; }

    public int? ChosenTrial { get; init; }

    public StoredFold ToFold() => new(SessionId, Fold, Batches, Trials, ChosenTrial);
}
