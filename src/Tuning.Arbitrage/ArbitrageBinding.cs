using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Zones;
using Tuning.Spaces;

namespace Tuning.Arbitrage;

/// <summary>Turns validated settings into what the kernels take. A setting that is left out is off or has its default.</summary>
public static class ArbitrageBinding
{
    /// <summary>The parameters of a complete, accepted point.</summary>
    /// <param name="point">The point, every value within its definition.</param>
    /// <exception cref="KeyNotFoundException">A threshold is absent.</exception>
    public static ArbitrageParameters ToParameters(ParameterSet point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return new ArbitrageParameters(Required(point, "entryBps"), Required(point, "exitBps"))
        {
            TakeProfitBps = point.NumberOf("takeProfitBps") ?? 0,
            StopLossBps = point.NumberOf("stopLossBps") ?? 0,
            MaxHoldMs = point.NumberOf("maxHoldMs") ?? 0,
            CoolOffMs = point.NumberOf("coolOffMs") ?? 0,
            DrawdownStopPct = point.NumberOf("drawdownStopPct") ?? 0,
            CentreHalfLifeMs = point.NumberOf("centreHalfLifeMs") ?? 0,
            ZoneProfile = point.TryGet("zoneProfile", out var profile) ? ProfileOf(profile) : null,
        };
    }

    /// <summary>The environment of validated settings.</summary>
    /// <param name="settings">The settings, every value within its definition.</param>
    public static TradingEnvironment ToEnvironment(ParameterSet settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var usual = new TradingEnvironment();
        return new TradingEnvironment
        {
            FeeABps = settings.NumberOf("feeABps") ?? usual.FeeABps,
            FeeBBps = settings.NumberOf("feeBBps") ?? usual.FeeBBps,
            LatencyAMs = settings.NumberOf("latencyAMs") ?? usual.LatencyAMs,
            LatencyBMs = settings.NumberOf("latencyBMs") ?? usual.LatencyBMs,
            SlippageBps = settings.NumberOf("slippageBps") ?? usual.SlippageBps,
            ImpactBps = settings.NumberOf("impactBps") ?? usual.ImpactBps,
            Notional = settings.NumberOf("notional") ?? usual.Notional,
            Balance = settings.NumberOf("balance") ?? usual.Balance,
            Direction = DirectionOf(settings),
            MaxQuoteAgeMs = settings.NumberOf("maxQuoteAgeMs"),
            MaxUnchangedMs = settings.NumberOf("maxUnchangedMs") ?? usual.MaxUnchangedMs,
            MaxFxAgeMs = settings.NumberOf("maxFxAgeMs") ?? usual.MaxFxAgeMs,
            ZoneBoundariesBps = NumbersOf(settings, "zoneBoundaries"),
        };
    }

    /// <summary>The point that parameters amount to: every number, 0 where it is off, and the weights of a profile.</summary>
    /// <param name="parameters">The parameters, as the kernels read them.</param>
    public static ParameterSet ToPoint(ArbitrageParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var values = new Dictionary<string, ParameterValue>(StringComparer.Ordinal)
        {
            ["entryBps"] = parameters.EntryBps,
            ["exitBps"] = parameters.ExitBps,
            ["takeProfitBps"] = parameters.TakeProfitBps,
            ["stopLossBps"] = parameters.StopLossBps,
            ["maxHoldMs"] = parameters.MaxHoldMs,
            ["coolOffMs"] = parameters.CoolOffMs,
            ["drawdownStopPct"] = parameters.DrawdownStopPct,
            ["centreHalfLifeMs"] = parameters.CentreHalfLifeMs,
        };
        if (parameters.ZoneProfile is { } profile)
        {
            values["zoneProfile"] = new ParameterValue.Sequence([.. profile.Weights.Select(weight => (ParameterValue)weight)]);
        }

        return new ParameterSet(values);
    }

    /// <summary>The profile of a name or of a list of weights; null when the value is neither.</summary>
    /// <param name="value">The value of zoneProfile.</param>
    internal static ZoneProfile? ProfileOf(ParameterValue value) => value switch
    {
        ParameterValue.Text name => ZoneProfile.Named.GetValueOrDefault(name.Value),
        ParameterValue.Sequence list => new ZoneProfile(Numbers(list)),
        _ => null,
    };

    /// <summary>The numbers of a list; null when it is left out.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">The name of the list.</param>
    internal static ImmutableArray<double>? NumbersOf(ParameterSet settings, string name) =>
        settings.TryGet(name, out var value) && value is ParameterValue.Sequence list ? Numbers(list) : null;

    private static ImmutableArray<double> Numbers(ParameterValue.Sequence list) =>
        [.. list.Items.OfType<ParameterValue.Number>().Select(number => number.Value)];

    private static AllowedDirections DirectionOf(ParameterSet settings) =>
        settings.TryGet("direction", out var value) && value is ParameterValue.Text word
            ? word.Value switch
            {
                "both" => AllowedDirections.Both,
                "shortA" => AllowedDirections.ShortA,
                "shortB" => AllowedDirections.ShortB,
                _ => throw new ArgumentException($"No direction {word.Value}.", nameof(settings)),
            }
            : AllowedDirections.Both;

    private static double Required(ParameterSet point, string name) =>
        point.NumberOf(name) ?? throw new KeyNotFoundException($"The point has no {name}.");
}
