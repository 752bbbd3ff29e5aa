using Tuning.Arbitrage.Markets.Generation;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Arbitrage.Tests.Markets.Generation;

public sealed class GeneratorReadingTests
{
    [Fact]
    public void Of_EverySettingAtItsDefault_IsTheDefaultOfTheLevel()
    {
        var values = GeneratorSettings.Definitions
            .Select(setting => KeyValuePair.Create<string, ParameterValue?>(setting.Name, setting.Kind is SettingKind.Text or SettingKind.Duration ? setting.DefaultText! : setting.DefaultNumber is { } number ? number : null))
            .Where(pair => pair.Value is not null);

        var reading = GeneratorReading.Of(new ParameterSet(values!));

        reading.Problems.ShouldBeEmpty();
        reading.Options.ShouldBe(GeneratorOptions.Of(GeneratorLevel.L1));
        GeneratorReading.Of(ParameterSet.Empty).Options.ShouldBe(reading.Options);
    }

    [Fact]
    public void Of_SettingsOfASession_AreTaken()
    {
        var reading = GeneratorReading.Of(ParameterSet.Empty.With("level", "L0").With("rows", 1000).With("interval", "PT0.5S").With("spreadSdBps", 12).With("start", "1970-01-01T00:00:01Z"));

        reading.Options.ShouldBe(GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = 1000, IntervalNs = 500_000_000, SpreadSdBps = 12, StartNs = 1_000_000_000 });
        reading.Options!.HalfSpreadABps.ShouldBe(0);
    }

    [Fact]
    public void Of_ManyMistakes_NamesEachOnce()
    {
        var reading = GeneratorReading.Of(ParameterSet.Empty
            .With("level", "L9").With("rows", 1).With("seed", 1.5).With("interval", "10").With("start", "today").With("halfSpread", 1).With("price", "high"));

        reading.Options.ShouldBeNull();
        reading.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal).ShouldBe(["halfSpread", "interval", "level", "price", "rows", "seed", "start"]);
    }

    [Fact]
    public void Of_WalkThatWouldLeaveThePrice_IsRefusedWithTheMostThatFits()
    {
        var problem = GeneratorReading.Of(ParameterSet.Empty.With("level", "FreeRandomWalk").With("rows", 20_000_000)).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("walkBpsPerSqrtHour");
        problem.Allowed.ShouldStartWith("at most 5.3");
    }
}
