namespace TuningFunctions.Retuning.Answers;

/// <summary>A data set that a market has.</summary>
/// <param name="Market">The market.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="From">Time of its first row, UTC.</param>
/// <param name="To">Time of its last row, UTC.</param>
/// <param name="IsNew">Whether the market did not have it before.</param>
public sealed record MarketAnswer(string Market, string Sha256, long Rows, DateTimeOffset From, DateTimeOffset To, bool IsNew);
