using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Stopping;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling.Stopping;

public sealed class StoppingRuleTests
{
    private static readonly Space _space = new([new Parameter.Real("x", 0, 1)]);

    [Fact]
    public void Decide_Stagnation_AfterThePatienceAndNotBefore()
    {
        var rule = new StagnationRule(patience: 10, leastTrials: 12);

        rule.Decide(History(30, i => i < 20 ? -i : 0))!.AfterTrial.ShouldBe(29);
        rule.Decide(History(29, i => i < 20 ? -i : 0)).ShouldBeNull();
        rule.Decide(History(30, i => -i)).ShouldBeNull();
        rule.Decide(History(30, _ => 0))!.AfterTrial.ShouldBe(11);
        rule.Decide(History(30, _ => double.NaN))!.AfterTrial.ShouldBe(11);
        rule.Decide(History(40, i => i == 0 ? -1 : i * -1e-9))!.AfterTrial.ShouldBe(11);
    }

    [Fact]
    public void Decide_Stagnation_LongerHistoryStopsAtTheSamePlace()
    {
        var rule = new StagnationRule(patience: 7, leastTrials: 5);
        var first = rule.Decide(History(60, i => Math.Sin(i * i)))!;

        for (var length = first.AfterTrial + 1; length < 60; length++)
        {
            rule.Decide(History(length, i => Math.Sin(i * i))).ShouldBe(first);
        }

        rule.Decide(History(first.AfterTrial, i => Math.Sin(i * i))).ShouldBeNull();
    }

    private static TrialHistory History(int count, Func<int, double> loss)
    {
        var history = new TrialHistory(_space);
        for (var number = 0; number < count; number++)
        {
            history.Add(new Observation(number, _space.Decode([number / 100.0]), TrialState.Completed, [loss(number)], []));
        }

        return history;
    }
}
