using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_trials.</summary>
internal sealed class TrialRow
{
    public required string SessionId { get; init; }

    public required int Fold { get; init; }

    public required int Trial { get; init; }

    public required int Batch { get; init; }

    public required string PointHash { get; init; }

    public required string PointJson { get; init; }

    public StoredTrial ToTrial() => new(SessionId, Fold, Trial, Batch, PointHash, PointJson);
}
