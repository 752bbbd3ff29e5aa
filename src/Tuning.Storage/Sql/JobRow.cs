using Tuning.Sessions.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_jobs.</summary>
internal sealed class JobRow
{
    public required string SessionId { get; init; }

    public required int Fold { get; init; }

    public required int Batch { get; init; }

    public required int Job { get; init; }

    public required int FirstTrial { get; init; }

    public required int Trials { get; init; }

    public required string Host { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required double Seconds { get; init; }

    public StoredJob ToJob() => new(SessionId, Fold, Batch, Job, FirstTrial, Trials, Host, EndedAt, Seconds);
}
