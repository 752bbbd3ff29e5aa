using FsCheck;
using FsCheck.Fluent;
using Tuning.Objectives;

namespace Tuning.Tests.Objectives;

public sealed class RankingTests
{
    private static readonly Objective s_objective = new(
        "netPnlPerDay",
        ObjectiveDirection.Maximize,
        [new MetricConstraint("closedTrades", 100, null), new MetricConstraint("maxDrawdownPct", null, 5)]);

    [Fact]
    public void Order_FeasibleAndInfeasible_PutsEveryFeasibleTrialFirst()
    {
        var order = Order(
            Trial(0, "a", 900, trades: 99, drawdown: 1),
            Trial(1, "b", -7, trades: 100, drawdown: 5),
            Trial(2, "c", 3, trades: 200, drawdown: 1));

        order.ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Order_Infeasible_PutsTheLeastTotalViolationFirst()
    {
        var order = Order(
            Trial(0, "a", 900, trades: 97, drawdown: 7),
            Trial(1, "b", 1, trades: 96, drawdown: 5),
            Trial(2, "c", 2, trades: 99, drawdown: 6));

        order.ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Order_UndefinedObjective_IsLast()
    {
        var undefined = new RankedTrial(0, "a", s_objective.Evaluate(Metrics(("closedTrades", 500), ("maxDrawdownPct", 1))));

        undefined.Score.IsFeasible.ShouldBeFalse();
        new Ranking(ObjectiveDirection.Maximize)
            .Order([undefined, Trial(1, "b", 1, trades: 0, drawdown: 90), Trial(2, "c", -9, trades: 100, drawdown: 0)])
            .Select(trial => trial.Trial).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Order_UndefinedConstraint_IsInfeasible()
    {
        var score = s_objective.Evaluate(Metrics(("netPnlPerDay", 5), ("closedTrades", 500)));

        score.ShouldBe(new Score(5, 1, 0));
        score.IsFeasible.ShouldBeFalse();
    }

    [Fact]
    public void Order_Ties_PutsTheSmallerPointHashFirstWhateverTheTrialNumber()
    {
        Order(Trial(0, "bb", 1, 100, 0), Trial(1, "b0", 1, 100, 0), Trial(2, "a9", 1, 100, 0)).ShouldBe([2, 1, 0]);
    }

    [Fact]
    public void Order_Minimize_PutsTheSmallestFirst()
    {
        var objective = new Objective("maxDrawdown", ObjectiveDirection.Minimize, []);
        var trials = Enumerable.Range(0, 3).Select(number =>
            new RankedTrial(number, $"{number}", objective.Evaluate(Metrics(("maxDrawdown", (number + 2) % 3)))));

        new Ranking(ObjectiveDirection.Minimize).Order(trials).Select(trial => trial.Trial).ShouldBe([1, 2, 0]);
    }

    [Fact]
    public void Order_AnyPermutation_GivesTheSameOrder()
    {
        var cells = Gen.Choose(-3, 3).Four().Select(cell => Trial(0, "", cell.Item1, 98 + cell.Item2, 4 + cell.Item3));
        var lists = cells.NonEmptyListOf().Select(list =>
            list.Select((trial, index) => trial with { Trial = index, PointHash = $"{index * 7919 % 1000:x4}" }).ToArray());
        var property = Prop.ForAll(lists.ToArbitrary(), trials =>
        {
            var ranking = new Ranking(ObjectiveDirection.Maximize);
            return ranking.Order(trials).SequenceEqual(ranking.Order(trials.Reverse()));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), property);
    }

    private static int[] Order(params RankedTrial[] trials) =>
        [.. new Ranking(ObjectiveDirection.Maximize).Order(trials).Select(trial => trial.Trial)];

    private static RankedTrial Trial(int number, string hash, double value, double trades, double drawdown) =>
        new(number, hash, s_objective.Evaluate(
            Metrics(("netPnlPerDay", value), ("closedTrades", trades), ("maxDrawdownPct", drawdown))));

    private static MetricSet Metrics(params (string Id, double Value)[] values) =>
        MetricSet.From(values.Select(value => KeyValuePair.Create(value.Id, value.Value)));
}
