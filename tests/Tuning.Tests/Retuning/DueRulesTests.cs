using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Triggers;

namespace Tuning.Tests.Retuning;

public sealed class DueRulesTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);
    private static readonly Schedule s_weekly =
        new("weekly", "arbitrage", "btc", new WindowRule(TimeSpan.FromDays(28)), "{}") { Cron = "0 6 * * 1" };

    [Fact]
    public void Of_OnTime_IsDueOnce()
    {
        DueRules.Of(s_weekly, s_start.AddMinutes(-5), s_start.AddMinutes(1)).ShouldBe([new DueRun(s_start, false)]);
        DueRules.Of(s_weekly, s_start, s_start.AddMinutes(2)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MissedRunPolicy.All, new[] { false, false, false })]
    [InlineData(MissedRunPolicy.Latest, new[] { true, true, false })]
    [InlineData(MissedRunPolicy.Skip, new[] { true, true, true })]
    public void Of_ThreeWeeksWithoutAHost_FollowsThePolicy(MissedRunPolicy policy, bool[] missed)
    {
        var due = DueRules.Of(s_weekly with { Missed = policy }, s_start.AddDays(-1), s_start.AddDays(15));

        due.Select(run => run.DueAt).ShouldBe([s_start, s_start.AddDays(7), s_start.AddDays(14)]);
        due.Select(run => run.IsMissed).ShouldBe(missed);
    }

    [Fact]
    public void Of_ClockThatWentBack_MakesNothingDueAgain()
    {
        DueRules.Of(s_weekly, s_start, s_start.AddDays(-30)).ShouldBeEmpty();
        DueRules.Of(s_weekly, s_start, s_start.AddDays(7).AddMinutes(1)).ShouldBe([new DueRun(s_start.AddDays(7), false)]);
    }

    [Theory]
    [InlineData(OverlapPolicy.Skip, RunState.Ended, RunOutcome.Skipped)]
    [InlineData(OverlapPolicy.Queue, RunState.Queued, null)]
    [InlineData(OverlapPolicy.Replace, RunState.Queued, null)]
    public void Decide_WhileAnotherRuns_FollowsThePolicy(OverlapPolicy policy, RunState state, RunOutcome? outcome)
    {
        var admission = Decide(s_weekly with { Overlap = policy }, [Run(RunState.Running, s_start.AddDays(-1))]);

        (admission.State, admission.Outcome).ShouldBe((state, outcome));
    }

    [Fact]
    public void Decide_WhileAChampionIsWatched_Starts() =>
        Decide(s_weekly, [Run(RunState.Watching, s_start.AddDays(-1))]).State.ShouldBe(RunState.Claimed);

    [Fact]
    public void Decide_WithinTheCoolOff_SkipsTheClockAndNotAPerson()
    {
        var rested = s_weekly with { CoolOff = TimeSpan.FromHours(2) };
        RetuneRun[] others = [Run(RunState.Ended, s_start.AddDays(-1)) with { ChangedAt = s_start.AddHours(-1), Outcome = RunOutcome.Kept }];

        Decide(rested, others).Outcome.ShouldBe(RunOutcome.Skipped);
        AdmissionRules.Decide(rested, TriggerKind.Manual, "", others, s_start).State.ShouldBe(RunState.Claimed);
    }

    [Theory]
    [InlineData(0, -48, false)]
    [InlineData(2, -48, true)]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, false)]
    public void IsResting_HoursAfterTheRunBefore_RestsOnlyWithACoolOff(int coolOffHours, int hours, bool rests) =>
        TriggerRules.IsResting(s_start, TimeSpan.FromHours(coolOffHours), s_start.AddHours(hours)).ShouldBe(rests);

    [Fact]
    public void Decide_DayBudgetIsSpent_Skips()
    {
        RetuneRun[] others = [Run(RunState.Ended, s_start.AddHours(-2)) with { Outcome = RunOutcome.Kept, Trials = 500 }];

        Decide(s_weekly with { Budget = new DayBudget(1, 1000) }, others).Reason.ShouldContain("1 runs");
        Decide(s_weekly with { Budget = new DayBudget(2, 500) }, others).Reason.ShouldContain("500 trials");
        Decide(s_weekly with { Budget = new DayBudget(2, 501) }, others).State.ShouldBe(RunState.Claimed);
        Decide(s_weekly with { Budget = new DayBudget(1, 1000) }, [.. others.Select(run => run with { CreatedAt = s_start.AddDays(-1) })])
            .State.ShouldBe(RunState.Claimed);
        Decide(s_weekly with { Budget = new DayBudget(1, 1000) }, [.. others.Select(run => run with { Outcome = RunOutcome.Skipped })])
            .State.ShouldBe(RunState.Claimed, "what was skipped spent nothing");
    }

    private static Admission Decide(Schedule schedule, RetuneRun[] others) =>
        AdmissionRules.Decide(schedule, TriggerKind.Cron, "due", others, s_start);

    private static RetuneRun Run(RunState state, DateTimeOffset at) =>
        new("r", "weekly", new ChampionKey("arbitrage", "btc"), TriggerKind.Cron, at, at) { State = state, ChangedAt = at };
}
