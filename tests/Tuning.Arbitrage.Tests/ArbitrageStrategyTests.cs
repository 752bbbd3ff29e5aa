using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Zones;
using Tuning.Sessions.Reading;
using Tuning.Spaces;

namespace Tuning.Arbitrage.Tests;

public sealed class ArbitrageStrategyTests
{
    private static readonly ArbitrageStrategy _strategy = new();

    private static SettingsReading Read(params string[] settings) =>
        new SettingsReader(_strategy).Read(settings.Select(text => SpecOverride.Parse(text)!));

    [Fact]
    public void Binding_EverySetting_ReachesTheKernelsInput()
    {
        var reading = Read(
            "entryBps=1", "exitBps=-2", "takeProfitBps=3", "stopLossBps=4", "maxHoldMs=5", "coolOffMs=6", "drawdownStopPct=7",
            "centreHalfLifeMs=8", "zoneProfile=[1,2]", "environment.feeABps=9", "environment.feeBBps=10", "environment.latencyAMs=11",
            "environment.latencyBMs=12", "environment.slippageBps=13", "environment.notional=14", "environment.balance=15",
            "environment.direction=shortB", "environment.maxQuoteAgeMs=16", "environment.maxUnchangedMs=17", "environment.impactBps=21", "environment.maxFxAgeMs=22",
            "environment.zoneBoundaries=[18,19,20]");
        reading.Problems.ShouldBeEmpty();
        ArbitrageBinding.ToParameters(reading.Parameters).ShouldBe(new ArbitrageParameters(1, -2)
        {
            TakeProfitBps = 3,
            StopLossBps = 4,
            MaxHoldMs = 5,
            CoolOffMs = 6,
            DrawdownStopPct = 7,
            CentreHalfLifeMs = 8,
            ZoneProfile = new ZoneProfile([1, 2]),
        });
        var environment = ArbitrageBinding.ToEnvironment(reading.Environment);
        environment.ZoneBoundariesBps.ShouldNotBeNull().ShouldBe([18, 19, 20]);
        (environment with { ZoneBoundariesBps = null }).ShouldBe(new TradingEnvironment
        {
            FeeABps = 9,
            FeeBBps = 10,
            LatencyAMs = 11,
            LatencyBMs = 12,
            SlippageBps = 13,
            Notional = 14,
            Balance = 15,
            Direction = AllowedDirections.ShortB,
            MaxQuoteAgeMs = 16,
            MaxUnchangedMs = 17,
            ImpactBps = 21,
            MaxFxAgeMs = 22,
        });
    }

    [Fact]
    public void Binding_NothingStated_IsTheUsualEnvironment() =>
        ArbitrageBinding.ToEnvironment(Read("entryBps=1", "exitBps=0").Environment).ShouldBe(new TradingEnvironment());

    [Fact]
    public void Binding_EverySettingOfTheLists_IsRead()
    {
        // A setting that the lists name and the binding forgets would be accepted and never used.
        var number = 1;
        ImmutableArray<string> settings =
        [
            .. _strategy.Parameters.Select(setting => $"{setting.Name}={(setting.Name is "exitBps" ? "-1" : setting.Name is "zoneProfile" ? "z2_balanced" : $"{++number}")}"),
        ];
        var all = Read([.. settings]);
        all.Problems.ShouldBeEmpty();
        foreach (var (name, _) in all.Parameters.Where(pair => pair.Key is not ("entryBps" or "exitBps")))
        {
            var without = new ParameterSet(all.Parameters.Where(pair => !string.Equals(pair.Key, name, StringComparison.Ordinal)));
            ArbitrageBinding.ToParameters(without).ShouldNotBe(ArbitrageBinding.ToParameters(all.Parameters), name);
        }
    }

    [Theory]
    [InlineData("20", true)]
    [InlineData("20.5", true)]
    [InlineData("19.999", false)]
    public void ReasonToRefuse_ExitAtOrAboveEntry_IsNamed(string exit, bool refused) =>
        Read("entryBps=20", $"exitBps={exit}").Problems.IsEmpty.ShouldBe(!refused);

    [Fact]
    public void ReasonToRefuse_WeightsOfNothing_IsNamed() =>
        Read("entryBps=20", "exitBps=1", "zoneProfile=[0,0,0,0]").Problems.Single().Allowed.ShouldContain("weight above 0");

    [Theory]
    [InlineData("[5]")]
    [InlineData("[5,5]")]
    [InlineData("[5,7,6]")]
    public void CheckEnvironment_BoundariesThatDoNotIncrease_AreRefused(string boundaries)
    {
        var problem = Read("entryBps=20", "exitBps=1", $"environment.zoneBoundaries={boundaries}").Problems.Single();
        problem.Path.ShouldBe("environment.zoneBoundaries");
    }

    [Fact]
    public void CheckTogether_WrongNumberOfWeights_IsRefused()
    {
        var reading = Read("entryBps=20", "exitBps=1", "zoneProfile=z2_balanced", "environment.zoneBoundaries=[1,2,3]");
        reading.Problems.Single().Path.ShouldBe("zoneProfile");
    }

    [Fact]
    public void Read_Zero_IsZeroAndNotMissing() =>
        Read("entryBps=0", "exitBps=-1", "environment.feeABps=0").Environment.NumberOf("feeABps").ShouldBe(0);
}
