using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace Tuning.Tests.Sessions.Planning;

public sealed class PlanHashTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("name=other")]
    [InlineData("budget.sessionTimeout=PT2H")]
    [InlineData("budget.trialTimeout=PT2S")]
    [InlineData("budget.maxParallel=7")]
    [InlineData("sampler.batch=1024")]
    [InlineData("across=mean")]
    [InlineData("environment.notional=1000")]
    public void Of_WhatCannotChangeAResult_IsTheSame(string set) =>
        PlanHash.Of(Plan(set)).ShouldBe(PlanHash.Of(Plan()));

    [Theory]
    [InlineData("space.entryBps.low=6")]
    [InlineData("space.exitBps.step=2")]
    [InlineData("fixed.maxHoldMs=0")]
    [InlineData("environment.feeABps=25")]
    [InlineData("sampler.seed=1")]
    [InlineData("sampler.batch=7")]
    [InlineData("across=min")]
    [InlineData("budget.trials=299")]
    [InlineData("budget.maxFailedShare=0.5")]
    [InlineData("objective.metric=sharpe")]
    [InlineData("objective.direction=minimize")]
    [InlineData("objective.constraints[0].min=101")]
    public void Of_WhatCanChangeAResult_Differs(string set) =>
        PlanHash.Of(Plan(set)).Equals(PlanHash.Of(Plan()), StringComparison.Ordinal).ShouldBeFalse();

    [Fact]
    public void Of_DataAndKernel_AreNamedByContentAndVersion()
    {
        var plan = Plan();

        PlanHash.Of(plan with { Datasets = [new PlannedDataset(new string('a', 64), 5, "elsewhere.csv")] })
            .ShouldBe(PlanHash.Of(plan));
        Same(plan with { Datasets = [new PlannedDataset(new string('b', 64), 5, "quotes.csv")] }, plan).ShouldBeFalse();
        Same(plan with { KernelVersion = "toy-2" }, plan).ShouldBeFalse();
        PlanHash.Of(plan with { SessionId = "x", CreatedAt = s_start.AddDays(1) }).ShouldBe(PlanHash.Of(plan));
    }

    [Fact]
    public void Read_WrittenPlan_IsTheSamePlan()
    {
        var plan = Plan() with { ForbiddenPoints = 12 };

        var again = new PlanJson(SessionFiles.Capabilities).Read(PlanJson.Write(plan));

        PlanJson.Write(again).ShouldBe(PlanJson.Write(plan));
        PlanHash.Of(again).ShouldBe(PlanHash.Of(plan));
        again.Deadline.ShouldBe(s_start.AddMinutes(30));
        (again.ForbiddenPoints, again.PlannedTrials, again.SessionId).ShouldBe((12, 300, "id"));
    }

    [Fact]
    public void Read_PlanOfANewerVersion_IsRefused()
    {
        var json = PlanJson.Write(Plan()).Replace("\"schemaVersion\":1,\"sessionId\"", "\"schemaVersion\":2,\"sessionId\"", StringComparison.Ordinal);

        Should.Throw<InvalidOperationException>(() => new PlanJson(SessionFiles.Capabilities).Read(json));
    }

    [Fact]
    public void Batches_UnevenPlan_CoverEveryTrialOnce()
    {
        var plan = Plan("sampler.batch=32");

        Enumerable.Range(0, plan.Batches).Sum(plan.TrialsOf).ShouldBe(300);
        (plan.Batches, plan.JobSize, plan.TrialsOf(9), plan.JobsOf(9), plan.JobsOf(0)).ShouldBe((10, 2, 12, 6, 16));
        (plan.TrialsOf(10), plan.JobsOf(10)).ShouldBe((0, 0));
    }

    [Fact]
    public void NextSessionId_KnownTimeAndBits_NamesTheSession() =>
        new IdSource(new FixedTime(s_start), () => 0x0a1).NextSessionId("sweep").ShouldBe("sweep-20260301T120000-00a1");

    private static bool Same(SessionPlan a, SessionPlan b) => string.Equals(PlanHash.Of(a), PlanHash.Of(b), StringComparison.Ordinal);

    private static SessionPlan Plan(params string[] sets) => new(
        "id", SessionFiles.Read(SessionFiles.Grid, sets).Spec!, [new PlannedDataset(new string('a', 64), 5, "quotes.csv")], "toy-1")
    {
        CreatedAt = s_start,
        PlannedTrials = 300,
        ForbiddenPoints = 0,
    };
}
