using Tuning.Spaces;
using Tuning.Validation.Evidence;
using TuningFunctions.External;

namespace TuningFunctions.Tests.External;

public sealed class ExternalScenariosTests
{
    private const double IntervalNs = 60e9;
    private static readonly ParameterSet s_environment = Environment(("feeABps", 4), ("FeeB", 2), ("slippageBps", 1), ("latencyMs", 10_000), ("notional", 1_000));

    [Fact]
    public void Under_EachScenario_ChangesTheNumbersThatAreNamedAfterIt()
    {
        Under(Scenario.FeesUpQuarter).ShouldBe(s_environment.With("feeABps", 5).With("FeeB", 2.5));
        Under(Scenario.FeesUpHalf).ShouldBe(s_environment.With("feeABps", 6).With("FeeB", 3));
        Under(Scenario.Slippage).ShouldBe(s_environment.With("slippageBps", 3));
        Under(Scenario.Slower).ShouldBe(s_environment.With("latencyMs", 70_000), "a row more is more than twice as much");
        ExternalScenarios.Under(s_environment, Scenario.Slower, 5e9).ShouldBe(s_environment.With("latencyMs", 20_000));
        Under(new Scenario("x") { ExtraLatencyMs = 500 }).ShouldBe(s_environment.With("latencyMs", 10_500));
    }

    [Fact]
    public void Under_WhatNobodyCanBeToldOf_IsNone()
    {
        foreach (var scenario in (Scenario[])[Scenario.FreshQuotes, Scenario.OneRowLater, Scenario.WorstQuote, Scenario.ThinBooks])
        {
            Under(scenario).ShouldBeNull(scenario.Name);
        }

        foreach (var scenario in (Scenario[])[Scenario.FeesUpQuarter, Scenario.Slippage, Scenario.Slower])
        {
            ExternalScenarios.Under(Environment(("notional", 1_000)), scenario, IntervalNs).ShouldBeNull(scenario.Name);
        }
    }

    [Theory]
    [InlineData(60_000, true)]
    [InlineData(60_001, false)]
    public void IsWithinAnInterval_ALatency_IsHeldAgainstTheRows(double latencyMs, bool isWithin) =>
        ExternalScenarios.IsWithinAnInterval(s_environment.With("latencyMs", latencyMs), IntervalNs).ShouldBe(isWithin);

    private static ParameterSet? Under(Scenario scenario) => ExternalScenarios.Under(s_environment, scenario, IntervalNs);

    private static ParameterSet Environment(params (string Name, double Value)[] values) =>
        new(values.Select(entry => KeyValuePair.Create(entry.Name, (ParameterValue)entry.Value)));
}
