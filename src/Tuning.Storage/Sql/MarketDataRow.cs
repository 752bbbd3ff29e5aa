using Tuning.Retuning.Stores;

namespace Tuning.Storage.Sql;

/// <summary>A row of tuning_market_data.</summary>
internal sealed class MarketDataRow
{
    public required string Market { get; init; }

    public required string Sha256 { get; init; }

    public required long Rows { get; init; }

    public required long StartNs { get; init; }

    public required long EndNs { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public MarketData ToData() => new(Market, Sha256, Rows, StartNs, EndNs, AddedAt);
}
