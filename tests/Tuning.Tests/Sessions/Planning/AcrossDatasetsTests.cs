using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;
using Tuning.Strategies;

namespace Tuning.Tests.Sessions.Planning;

public sealed class AcrossDatasetsTests
{
    private static readonly Objective s_objective = new(
        "netPnl", ObjectiveDirection.Maximize, [new MetricConstraint("closedTrades", 100, null), new MetricConstraint("maxDrawdownPct", null, 5)]);

    [Fact]
    public void Combine_Mean_TakesTheMeanOfWhatIsDefinedEverywhere()
    {
        var metrics = AcrossDatasets.Combine(s_objective, DatasetAggregation.Mean, [Of(10, 200, 4, 0.5), Of(20, 100, 2, null)]).Metrics;

        (metrics.Find("netPnl"), metrics.Find("closedTrades"), metrics.Find("maxDrawdownPct")).ShouldBe((15, 150, 3));
        metrics.Find("sharpe").ShouldBeNull();
    }

    [Fact]
    public void Combine_Min_TakesTheLeastFavourableValueOfEach()
    {
        var metrics = AcrossDatasets.Combine(s_objective, DatasetAggregation.Min, [Of(10, 200, 4, 1), Of(20, 100, 2, 2)]).Metrics;

        (metrics.Find("netPnl"), metrics.Find("closedTrades"), metrics.Find("maxDrawdownPct"), metrics.Find("sharpe")).ShouldBe((10, 100, 4, 1));
    }

    [Fact]
    public void Combine_MinOfAMinimizedObjective_TakesTheGreatest() =>
        AcrossDatasets.Combine(
                s_objective with { Direction = ObjectiveDirection.Minimize }, DatasetAggregation.Min, [Of(10, 1, 1, 1), Of(20, 1, 1, 1)])
            .Metrics.Find("netPnl").ShouldBe(20);

    private static TrialEvaluation Of(double pnl, double trades, double drawdown, double? sharpe) => new(
        MetricSet.FromDefined([new("netPnl", pnl), new("closedTrades", trades), new("maxDrawdownPct", drawdown), new("sharpe", sharpe)]),
        ParameterSet.Empty,
        null);
}
