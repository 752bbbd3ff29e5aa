using Tuning.Analysis;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

public sealed class ResponseModelTests
{
    [Fact]
    public void Along_SmoothScore_FollowsItThroughTheBestPoint()
    {
        var space = AnalysisWorlds.Cube(2);
        var trials = AnalysisWorlds.Trials(space, 60, 3, x => 100 - (40 * (x[0] - 0.6) * (x[0] - 0.6)) - (x[1] * x[1]));
        var response = new ResponseModel(space, trials).Along("x0", 21);
        response.Posterior.Length.ShouldBe(21);
        response.Observed.Length.ShouldBe(60);
        var peak = response.Posterior.MaxBy(point => point.Mean).ShouldNotBeNull();
        ((ParameterValue.Number)peak.Values[0]).Value.ShouldBe(0.6, 0.051);
        peak.Mean.ShouldBe(100, 0.2);
        response.Posterior[0].Mean.ShouldBe(100 - (40 * 0.36), 1.5);
        response.Posterior.ShouldAllBe(point => point.Deviation >= 0 && point.Deviation < 5);
    }

    [Fact]
    public void Over_CategoryAndInteger_CoversEveryPair()
    {
        var space = new Space([new Parameter.Categorical("mode", ["a", "b"]), new Parameter.Whole("size", 1, 4)]);
        var trials = AnalysisWorlds.Trials(space, 30, 4, x => x[0] + x[1]);
        var response = new ResponseModel(space, trials).Over("mode", "size");
        response.Posterior.Select(point => string.Join(',', point.Values.Select(value => value.Canonical))).Distinct(StringComparer.Ordinal).Count().ShouldBe(8);
        response.Posterior.MaxBy(point => point.Mean)!.Values[1].Canonical.ShouldBe("4");
    }

    [Fact]
    public void PredictedShare_SmoothScoreAndLots_NearOneAndNearNothing()
    {
        var space = AnalysisWorlds.Cube(2);
        var smooth = AnalysisWorlds.Trials(space, 60, 3, x => (x[0] * x[0]) + x[1]);
        new ResponseModel(space, smooth).PredictedShare!.Value.ShouldBeGreaterThan(0.95);
        var lots = AnalysisWorlds.Trials(space, 60, 3, x => SplitMix64.Mix(BitConverter.DoubleToUInt64Bits(x[0])) % 1000);
        new ResponseModel(space, lots).PredictedShare!.Value.ShouldBeLessThan(0.3);
        new ResponseModel(space, AnalysisWorlds.Trials(space, 10, 3, _ => 1)).PredictedShare.ShouldBeNull();
    }

    [Fact]
    public void Along_ThousandsOfTrials_ModelsSomeAndListsAll()
    {
        var space = AnalysisWorlds.Cube(2);
        var trials = AnalysisWorlds.Trials(space, 3000, 3, x => -Math.Abs(x[0] - 0.4));
        var response = new ResponseModel(space, trials).Along("x0", 11);
        response.Observed.Length.ShouldBe(3000);
        ((ParameterValue.Number)response.Posterior.MaxBy(point => point.Mean)!.Values[0]).Value.ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void Constructor_TooFewTrials_Throws() =>
        Should.Throw<ArgumentException>(() => new ResponseModel(AnalysisWorlds.Cube(1), []));
}
