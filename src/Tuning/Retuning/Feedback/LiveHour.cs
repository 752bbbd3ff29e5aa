namespace Tuning.Retuning.Feedback;

/// <summary>An hour of profit and loss that a bot reports.</summary>
/// <param name="Hour">The hour's start, UTC, on a whole hour.</param>
/// <param name="Pnl">Profit and loss marked to market, in the quote currency of A.</param>
public sealed record LiveHour(DateTimeOffset Hour, double Pnl);
