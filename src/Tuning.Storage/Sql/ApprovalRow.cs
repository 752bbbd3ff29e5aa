using Tuning.Retuning.Promotions;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_approvals.</summary>
internal sealed class ApprovalRow
{
    public required string RunId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public bool? Approved { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? KeyName { get; init; }

    public string? Comment { get; init; }

    public Approval ToApproval() =>
        new(RunId, ExpiresAt) { IsApproved = Approved, DecidedAt = DecidedAt, KeyName = KeyName, Comment = Comment };
}
