namespace Tuning.Retuning.Stores;

/// <summary>A data set that belongs to a market.</summary>
/// <param name="Market">The market.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hexadecimal.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="StartNs">Time of its first row, nanoseconds since the Unix epoch.</param>
/// <param name="EndNs">Time of its last row, nanoseconds since the Unix epoch.</param>
/// <param name="AddedAt">When it arrived, UTC.</param>
public sealed record MarketData(string Market, string Sha256, long Rows, long StartNs, long EndNs, DateTimeOffset AddedAt);
