using System.CommandLine;
using Tuning.Retuning.Champions;

namespace Tuning.Cli.Retuning;

/// <summary>The arguments that name a champion's place.</summary>
internal sealed class PlaceArguments
{
    /// <summary>The strategy.</summary>
    public Argument<string> Strategy { get; } = new("strategy") { Description = "The strategy, such as arbitrage" };

    /// <summary>The market.</summary>
    public Argument<string> Market { get; } = new("market") { Description = "The market: see tune schedule list" };

    /// <summary>The place that was named.</summary>
    public ChampionKey Of(ParseResult parse) => new(parse.GetRequiredValue(Strategy), parse.GetRequiredValue(Market));
}
