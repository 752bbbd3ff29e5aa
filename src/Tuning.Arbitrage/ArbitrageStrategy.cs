using System.Collections.Immutable;
using Tuning.Arbitrage.Zones;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Arbitrage;

/// <summary>Cross-venue arbitrage as a session knows it: names, ranges and forbidden combinations.</summary>
public sealed class ArbitrageStrategy : IStrategy
{
    /// <inheritdoc/>
    public string Name => "arbitrage";

    /// <inheritdoc/>
    public string KernelVersion => "arbitrage-1";

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Parameters => ArbitrageSettings.Parameters;

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Environment => ArbitrageSettings.Environment;

    /// <inheritdoc/>
    public ImmutableArray<SettingDefinition> Generator => ArbitrageSettings.Generator;

    /// <inheritdoc/>
    public ImmutableArray<MetricDefinition> Metrics => MetricCatalog.Trading;

    /// <inheritdoc/>
    public string? ReasonToRefuse(ParameterSet point)
    {
        ArgumentNullException.ThrowIfNull(point);
        if (point.NumberOf("exitBps") is { } exit && point.NumberOf("entryBps") is { } entry && exit >= entry)
        {
            return "exitBps below entryBps";
        }

        return point.TryGet("zoneProfile", out var profile) && ArbitrageBinding.ProfileOf(profile) is { } weights && weights.Weights.Max() <= 0
            ? "a zoneProfile with a weight above 0"
            : null;
    }

    /// <inheritdoc/>
    public ImmutableArray<SpaceProblem> CheckEnvironment(ParameterSet environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (ArbitrageBinding.NumbersOf(environment, "zoneBoundaries") is not { } boundaries)
        {
            return [];
        }

        var increase = boundaries.Length >= 2;
        for (var i = 1; i < boundaries.Length; i++)
        {
            increase &= boundaries[i] > boundaries[i - 1];
        }

        return increase
            ? []
            : [new SpaceProblem("zoneBoundaries", environment["zoneBoundaries"].Canonical, "two or more numbers that increase")];
    }

    /// <inheritdoc/>
    public ImmutableArray<SpaceProblem> CheckTogether(ParameterSet parameters, ParameterSet environment)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(environment);
        if (!parameters.TryGet("zoneProfile", out var value) || ArbitrageBinding.ProfileOf(value) is not { } profile)
        {
            return [];
        }

        var boundaries = ArbitrageBinding.NumbersOf(environment, "zoneBoundaries") ?? ZoneProfile.UsualBoundariesBps;
        return profile.Weights.Length == boundaries.Length - 1
            ? []
            : [new SpaceProblem("zoneProfile", value.Canonical,
                $"{boundaries.Length - 1} weights, one for each zone of the boundaries {string.Join("-", boundaries)}")];
    }
}
