using System.Collections.Immutable;
using Tuning.Retuning.Champions;

namespace Tuning.Retuning.Feedback;

/// <summary>What a bot reports of a champion in one go.</summary>
/// <param name="Key">The strategy and market.</param>
/// <param name="Version">The champion's version that the bot ran.</param>
/// <param name="Fills">Its fills.</param>
/// <param name="Hours">Its hours.</param>
public sealed record PerformanceBatch(
    ChampionKey Key, int Version, ImmutableArray<LiveFill> Fills, ImmutableArray<LiveHour> Hours);
