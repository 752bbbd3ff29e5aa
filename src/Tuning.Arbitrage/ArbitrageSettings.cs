using System.Collections.Immutable;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Zones;
using Tuning.Strategies;

namespace Tuning.Arbitrage;

/// <summary>Every setting of the strategy, in the order in which help and errors list them.</summary>
internal static class ArbitrageSettings
{
    private const double MostBps = 100_000;
    private const double MostMs = 366 * 86_400_000d;
    private const double LeastMoney = 1e-9;

    /// <summary>What may be searched.</summary>
    public static ImmutableArray<SettingDefinition> Parameters { get; } =
    [
        Bps("entryBps", "The edge from which a position is entered.") with { Minimum = -MostBps, IsRequired = true, FollowsData = true },
        Bps("exitBps", "What is left of the spread when a position is closed; below entryBps.") with { Minimum = -MostBps, IsRequired = true, FollowsData = true },
        Bps("takeProfitBps", "The unrealised gain that closes a position; 0 = off."),
        Bps("stopLossBps", "The unrealised loss that closes a position; 0 = off."),
        Milliseconds("maxHoldMs", "The time in a position that closes it; 0 = off."),
        Milliseconds("coolOffMs", "The time after an exit without entries; 0 = off."),
        new("drawdownStopPct", SettingKind.Number, "%", "The drawdown that closes a position and ends entries; 0 = off.")
        {
            Minimum = 0,
            Maximum = 100,
        },
        Milliseconds("centreHalfLifeMs", "The half-life of the slow premium that triggers are centred on; 0 = off.") with { IsCategoricalOnly = true },
        new("zoneProfile", SettingKind.Text, "", "The weights of the zones of the edge: a name, or one number a zone.")
        {
            Choices = [.. ZoneProfile.Named.Keys],
            MayBeNumberList = true,
            Minimum = 0,
        },
    ];

    /// <summary>What may not be searched.</summary>
    public static ImmutableArray<SettingDefinition> Environment { get; } =
    [
        Cost("feeABps", "The fee of a fill on venue A.") with { DefaultNumber = 10 },
        Cost("feeBBps", "The fee of a fill on venue B.") with { DefaultNumber = 10 },
        Milliseconds("latencyAMs", "The time from a decision to its fill on venue A.") with { DefaultNumber = 120 },
        Milliseconds("latencyBMs", "The time from a decision to its fill on venue B.") with { DefaultNumber = 20 },
        Cost("slippageBps", "How far a fill moves the price against the trade.") with { DefaultNumber = 0 },
        Cost("impactBps", "How far a fill of all that the best quote holds moves the price further; needs sizes in the data; 0 = off."),
        Money("notional", "The money of one entry.") with { DefaultNumber = 1000 },
        Money("balance", "The equity at the window's start, and the cap of one entry.") with { DefaultNumber = 10000 },
        new("direction", SettingKind.Text, "", "The directions that may be traded.")
        {
            Choices = ["both", "shortA", "shortB"],
            DefaultText = "both",
        },
        Milliseconds("maxQuoteAgeMs", "How long an entry fill waits for a quote; without it 5 median intervals of the data."),
        Milliseconds("maxUnchangedMs", "The age of an unchanged quote above which nothing is entered; 0 = off."),
        Milliseconds("maxFxAgeMs", "The age of the exchange rate above which nothing is entered; 0 = off."),
        new("zoneBoundaries", SettingKind.NumberList, "bps", "The increasing boundaries of the zones; 5-7-12-20-30 with a profile alone.")
        {
            Minimum = -MostBps,
            Maximum = MostBps,
        },
    ];

    /// <summary>The settings of the generator.</summary>
    public static ImmutableArray<SettingDefinition> Generator => GeneratorSettings.Definitions;

    private static SettingDefinition Bps(string name, string meaning) =>
        new(name, SettingKind.Number, "bps", meaning) { Minimum = 0, Maximum = MostBps };

    // A cost of all of the price or more would make prices of 0 and below.
    private static SettingDefinition Cost(string name, string meaning) =>
        new(name, SettingKind.Number, "bps", meaning) { Minimum = 0, Maximum = 5_000 };

    private static SettingDefinition Milliseconds(string name, string meaning) =>
        new(name, SettingKind.Number, "ms", meaning) { Minimum = 0, Maximum = MostMs };

    private static SettingDefinition Money(string name, string meaning) =>
        new(name, SettingKind.Number, "quote currency of A", meaning) { Minimum = LeastMoney };
}
