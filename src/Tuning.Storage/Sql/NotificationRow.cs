using Tuning.Retuning.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_notifications.</summary>
internal sealed class NotificationRow
{
    public required string RunId { get; init; }

    public required string Kind { get; init; }

    public required int Attempts { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public string? Error { get; init; }

    public Notification ToNotification() => new(RunId, Kind, Attempts, DeliveredAt, Error);
}
