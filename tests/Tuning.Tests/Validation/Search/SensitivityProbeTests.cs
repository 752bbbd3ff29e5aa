using Tuning.Spaces;
using Tuning.Validation.Search;

namespace Tuning.Tests.Validation.Search;

public sealed class SensitivityProbeTests
{
    private static readonly Space _space = new(
    [
        new Parameter.Real("read", 0, 10),
        new Parameter.Real("ignored", 0, 10),
        new Parameter.Categorical("mode", ["a", "b", "c"]),
        new Parameter.Real("onlyInC", 0, 1) { When = [new Condition("mode", ["c"])] },
    ]);

    [Fact]
    public void Run_AParameterThatIsNeverRead_IsInert()
    {
        var found = SensitivityProbe.Run(_space, point => ($"{point["read"]}{point["mode"]}{(point.TryGet("onlyInC", out var value) ? value : null)}", 5));

        found.Live.ShouldBe(["read", "mode", "onlyInC"]);
        found.Inert.ShouldBe(["ignored"]);
        found.NotObserved.ShouldBeEmpty();
    }

    [Fact]
    public void Run_WithoutTrades_SaysNothing()
    {
        var found = SensitivityProbe.Run(_space, _ => ("", 0));

        found.Live.ShouldBeEmpty();
        found.Inert.ShouldBeEmpty();
        found.NotObserved.ShouldBe(["read", "ignored", "mode", "onlyInC"]);
    }

    [Fact]
    public void Run_ACategory_TriesEveryValue() =>
        SensitivityProbe.Run(_space, point => (point["mode"].Equals((ParameterValue)"c") ? "other" : "same", 1)).Live.ShouldBe(["mode"]);

    [Fact]
    public void Run_ForbiddenPoints_AreSkipped()
    {
        var space = new Space([new Parameter.Real("low", 0, 1), new Parameter.Real("high", 0, 1)], rule: new Ordered());

        SensitivityProbe.Run(space, point =>
        {
            (point.NumberOf("low") < point.NumberOf("high")).ShouldBeTrue();
            return (point.Canonical, 1);
        }).NotObserved.ShouldBe(["low", "high"], "one end of each is always forbidden or alone");
    }

    private sealed class Ordered : IPointRule
    {
        public string? ReasonToRefuse(ParameterSet point) => point.NumberOf("low") < point.NumberOf("high") ? null : "low below high";
    }
}
