using System.Collections.Immutable;
using Tuning.Sessions.Stores;
using Tuning.Validation.Splits;

namespace Tuning.Storage.Tests;

/// <content>What was looked at out of sample.</content>
public abstract partial class SessionStoreContract
{
    private static readonly ImmutableArray<string> s_markets = ["btc", "sha256:aa"];

    [Fact]
    public async Task Enter_OtherPlansOfOverlappingTests_AreCountedOnce()
    {
        (await EnterAsync("a", "plan-a", 0)).ShouldBe(new LedgerAnswer(1, null));
        (await EnterAsync("b", "plan-b", 100)).ShouldBe(new LedgerAnswer(2, null), "tests from 100 to 400 overlap those from 0 to 300");
        (await EnterAsync("c", "plan-c", 300)).ShouldBe(new LedgerAnswer(2, null), "tests of a end where those of c begin");
        (await EnterAsync("d", "plan-d", 9_000)).ShouldBe(new LedgerAnswer(1, null));
        (await Store.EnterAsync(Entry("e", "plan-e", 0) with { Strategy = "other" }, default)).ShouldBe(new LedgerAnswer(1, null));
        (await Store.EnterAsync(Entry("f", "plan-f", 0) with { Markets = ["eth", "sha256:bb"] }, default)).ShouldBe(new LedgerAnswer(1, null));
    }

    [Fact]
    public async Task Enter_AHoldoutOverTestsOfAnotherPlan_CountsAsNoTest()
    {
        await EnterAsync("late", "plan-late", 300);

        (await EnterAsync("early", "plan-early", 0)).ShouldBe(new LedgerAnswer(1, null), "its holdout from 300 to 400 is no test, and its tests end where those of late begin");
        await EnterAsync("again", "plan-late", 300);
        (await EnterAsync("both", "plan-both", 100)).ShouldBe(new LedgerAnswer(3, null), "two sessions of one plan are one");
    }

    [Fact]
    public async Task Enter_TheSameSessionAgain_KeepsItsAnswer()
    {
        var first = await EnterAsync("a", "plan-a", 0);
        await Store.EnterAsync(Entry("b", "plan-b", 0) with { Holdout = null }, default);

        (await EnterAsync("a", "plan-a", 0)).ShouldBe(first, "a step that is repeated after a crash finds what it was told");
        (await EnterAsync("again", "plan-a", 0)).ShouldBe(new LedgerAnswer(2, null), "the same plan is no second look, and no trial of its own");
    }

    [Fact]
    public async Task Enter_AHoldoutThatAnotherPlanHasLookedAt_IsTaken()
    {
        await EnterAsync("a", "plan-a", 0);

        (await EnterAsync("b", "plan-b", 50)).HoldoutTakenBy.ShouldBe("a", "holdouts 300-400 and 350-450 overlap");
        (await Store.EnterAsync(Entry("c", "plan-c", 50) with { Markets = ["renamed", "sha256:aa"] }, default)).HoldoutTakenBy.ShouldBe("a", "the content is the same");
        (await Store.EnterAsync(Entry("d", "plan-d", 50) with { Markets = ["btc", "sha256:cc"] }, default)).HoldoutTakenBy.ShouldBe("a", "more rows of the same market");
        (await EnterAsync("e", "plan-e", 100)).HoldoutTakenBy.ShouldBeNull("what b, c and d did not look at is nobody's, and 400-500 begins where a's ends");
        (await EnterAsync("f", "plan-a", 0)).HoldoutTakenBy.ShouldBeNull("the same plan");
    }

    [Fact]
    public async Task FreshFrom_AfterLooks_IsTheEndOfTheLast()
    {
        (await Store.FreshFromAsync("arbitrage", "btc", default)).ShouldBeNull();
        await EnterAsync("a", "plan-a", 1_000);
        await EnterAsync("b", "plan-b", 0);
        await Store.EnterAsync(Entry("c", "plan-c", 5_000) with { Holdout = null }, default);

        (await Store.FreshFromAsync("arbitrage", "btc", default)).ShouldBe(1_400);
        (await Store.FreshFromAsync("arbitrage", "eth", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Enter_ManyPlansAtOnce_ExactlyOneLooks()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => EnterAsync($"s{i}", $"plan-{i}", 7_000 + i))));

        answers.Count(answer => answer.HoldoutTakenBy is null).ShouldBe(1);
        answers.Select(answer => answer.OverlappingSessions).Order().ShouldBe(Enumerable.Range(1, 12));
    }

    private Task<LedgerAnswer> EnterAsync(string session, string plan, long start) => Store.EnterAsync(Entry(session, plan, start), default);

    // Three tests of 100 and a holdout of 100.
    private static LedgerEntry Entry(string session, string plan, long start) => new(
        session, plan, "arbitrage", s_markets, [Span(start), Span(start + 100), Span(start + 200)], Span(start + 300));

    private static Window Span(long start) => new(WindowUnit.Time, start, start + 100);
}
