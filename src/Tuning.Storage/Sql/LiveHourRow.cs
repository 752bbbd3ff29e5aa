using Tuning.Retuning.Feedback;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_live_hours.</summary>
internal sealed class LiveHourRow
{
    public required DateTimeOffset Hour { get; init; }

    public required double Pnl { get; init; }

    public LiveHour ToHour() => new(Hour, Pnl);
}
