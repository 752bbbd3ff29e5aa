using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Tests.Sessions;

/// <summary>A strategy with one setting of every sort.</summary>
public sealed class ToyStrategy : IStrategy
{
    public string Name => "arbitrage";

    public string KernelVersion => "toy-1";

    public ImmutableArray<SettingDefinition> Parameters { get; } =
    [
        new("entryBps", SettingKind.Number, "bps", "Entry.") { FollowsData = true, IsRequired = true, Minimum = -10_000, Maximum = 10_000 },
        new("exitBps", SettingKind.Number, "bps", "Exit.") { FollowsData = true, IsRequired = true, Minimum = -10_000, Maximum = 10_000 },
        new("maxHoldMs", SettingKind.WholeNumber, "ms", "Hold.") { Minimum = 0 },
        new("centreHalfLifeMs", SettingKind.Number, "ms", "Half-life.") { Minimum = 0, IsCategoricalOnly = true },
        new("zoneProfile", SettingKind.Text, "", "Weights.") { Choices = ["strict_uniform", "z2_balanced"], MayBeNumberList = true, Minimum = 0 },
        new("futureRule", SettingKind.Number, "1", "Later.") { IsAvailable = false },
    ];

    public ImmutableArray<SettingDefinition> Environment { get; } =
    [
        new("feeABps", SettingKind.Number, "bps", "Fee on A.") { Minimum = 0, Maximum = 1_000, DefaultNumber = 10 },
        new("feeBBps", SettingKind.Number, "bps", "Fee on B.") { Minimum = 0, Maximum = 1_000, DefaultNumber = 10 },
        new("notional", SettingKind.Number, "quote currency of A", "Size.") { Minimum = 0, DefaultNumber = 1000 },
        new("direction", SettingKind.Text, "", "Direction.") { Choices = ["both", "shortA", "shortB"], DefaultText = "both" },
        new("zoneBoundaries", SettingKind.NumberList, "bps", "Boundaries."),
    ];

    public ImmutableArray<SettingDefinition> Generator { get; } =
    [
        new("level", SettingKind.Text, "", "Level.") { Choices = ["L0", "L1"], UnavailableChoices = ["L2", "L3"], IsRequired = true },
        new("rows", SettingKind.WholeNumber, "rows", "Rows.") { Minimum = 1, IsRequired = true },
        new("seed", SettingKind.WholeNumber, "1", "Seed.") { Minimum = 0, DefaultNumber = 0 },
        new("interval", SettingKind.Duration, "s", "Interval.") { Minimum = 0.001, DefaultText = "PT10S" },
    ];

    public ImmutableArray<MetricDefinition> Metrics => MetricCatalog.Trading;

    public ImmutableArray<SpaceProblem> CheckEnvironment(ParameterSet environment) =>
        environment.NumberOf("feeABps") + environment.NumberOf("feeBBps") > 1_500
            ? [new SpaceProblem("feeABps", "too dear", "fees of at most 1500 together")]
            : [];

    public ImmutableArray<SpaceProblem> CheckTogether(ParameterSet parameters, ParameterSet environment) =>
        parameters.TryGet("zoneProfile", out var profile) && profile.Canonical is "\"strict_uniform\"" && environment.TryGet("zoneBoundaries", out _)
            ? [new SpaceProblem("zoneProfile", profile.Canonical, "another profile")]
            : [];

    public string? ReasonToRefuse(ParameterSet point) =>
        point.NumberOf("exitBps") >= point.NumberOf("entryBps") ? "exitBps lies below entryBps" : null;
}
