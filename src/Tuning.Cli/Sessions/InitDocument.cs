using Tuning.Arbitrage.Markets.Summaries;

namespace Tuning.Cli.Sessions;

/// <summary>What <c>tune init --json</c> prints.</summary>
/// <param name="File">The session file that was written.</param>
/// <param name="Name">The session's name.</param>
/// <param name="Bounds">The bounds that come from the data.</param>
/// <param name="CostBps">The cost of a round trip at the fees given, in bps.</param>
internal sealed record InitDocument(string File, string Name, SearchBounds Bounds, double CostBps);
