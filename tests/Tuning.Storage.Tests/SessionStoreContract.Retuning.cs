using Tuning.Retuning.Champions;
using Tuning.Retuning.Feedback;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using Tuning.Retuning.Triggers;
using Tuning.Spaces;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Tests;

/// <content>What every store of retuning does.</content>
public abstract partial class SessionStoreContract
{
    private static readonly ChampionKey s_place = new("arbitrage", "btc");

    private SqlRetuneStore Retuning => new(Store, new FixedTime(s_start));

    [Fact]
    public async Task PutSchedule_Again_ReplacesItAndNeverMovesTheClaimBack()
    {
        var first = new StoredSchedule("weekly", "{\"a\":1}", s_start.AddDays(1), s_start, s_start, "admin");
        await Retuning.PutScheduleAsync(first, default);

        var second = await Retuning.PutScheduleAsync(
            first with { DefinitionJson = "{\"a\":2}", ClaimedUntil = s_start, CreatedAt = s_start.AddDays(9), ChangedAt = s_start.AddDays(9) }, default);

        second.ShouldBe(first with { DefinitionJson = "{\"a\":2}", ChangedAt = s_start.AddDays(9) });
        (await Retuning.ListSchedulesAsync(default)).ShouldBe([second]);
        (await Retuning.RemoveScheduleAsync("weekly", default)).ShouldBeTrue();
        (await Retuning.RemoveScheduleAsync("weekly", default)).ShouldBeFalse();
        (await Retuning.FindScheduleAsync("weekly", default)).ShouldBeNull();
    }

    [Fact]
    public async Task ClaimRuns_FromManySidesAtOnce_EachIsClaimedOnce()
    {
        await Retuning.PutScheduleAsync(new StoredSchedule("weekly", "{}", s_start, s_start, s_start, "admin"), default);
        RetuneRun[] runs = [Run("r1"), Run("r2"), Run("r3")];

        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
            await new SqlRetuneStore(Reopen(), new FixedTime(s_start)).ClaimRunsAsync("weekly", s_start.AddDays(1), runs, default)));

        claimed.SelectMany(taken => taken).Select(run => run.RunId).Order(StringComparer.Ordinal).ShouldBe(["r1", "r2", "r3"]);
        (await Retuning.FindScheduleAsync("weekly", default))!.ClaimedUntil.ShouldBe(s_start.AddDays(1));
        (await Retuning.FindRunAsync("r1", default)).ShouldBe(runs[0]);
        (await Retuning.ListRunsAsync("weekly", 2, default)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task TakeRun_SeveralOrchestrations_OneHasIt()
    {
        await Retuning.ClaimRunsAsync("weekly", null, [Run("r1"), Run("queued") with { State = RunState.Queued }], default);

        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(
            number => new SqlRetuneStore(Reopen(), new FixedTime(s_start)).TakeRunAsync("r1", $"o{number}", default)));

        taken.Count(isTaken => isTaken).ShouldBe(1);
        var holder = (await Retuning.FindRunAsync("r1", default))!;
        holder.State.ShouldBe(RunState.Running);
        (await Retuning.TakeRunAsync("r1", holder.TakenBy!, default)).ShouldBeTrue("it asks again after a crash");
        (await Retuning.TakeRunAsync("queued", "o1", default)).ShouldBeFalse();
        (await Retuning.TakeRunAsync("none", "o1", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task SetRun_AfterItsEnd_KeepsTheEnd()
    {
        await Retuning.ClaimRunsAsync("weekly", null, [Run("r1")], default);
        var ended = await Retuning.SetRunAsync(
            Run("r1") with { State = RunState.Ended, Outcome = RunOutcome.Kept, Reason = "no winner", AlphaSpent = .001, Version = 3, Until = s_start }, default);

        var again = await Retuning.SetRunAsync(Run("r1") with { State = RunState.Running }, default);

        (ended.Outcome, ended.Reason, ended.AlphaSpent, ended.Version, ended.Until).ShouldBe((RunOutcome.Kept, "no winner", .001, 3, s_start));
        again.ShouldBe(ended);
        (await Retuning.TakeRunAsync("r1", "o1", default)).ShouldBeFalse();
        (await Retuning.ListOpenRunsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListRuns_AmongManyThatWereSkipped_FindsThoseThatStartedWereTunedOrTriggered()
    {
        var skipped = Enumerable.Range(1, 30).Select(hour => Run($"skipped{hour}") with
        {
            DueAt = s_start.AddHours(hour),
            State = RunState.Ended,
            Outcome = hour % 2 == 0 ? RunOutcome.Skipped : RunOutcome.Missed,
        });
        await Retuning.ClaimRunsAsync("weekly", null, [Run("running"), Run("by-hand") with { Trigger = TriggerKind.Manual }, .. skipped], default);
        await Retuning.ClaimRunsAsync("other", null, [Run("others") with { Schedule = "other", CreatedAt = s_start.AddDays(1) }], default);
        await Retuning.AssignSessionAsync("running", "s1", 1, default);
        await Retuning.AssignSessionAsync("others", "s2", 1, default);

        (await Retuning.ListStartedRunsAsync("weekly", 9, default)).Select(run => run.RunId).ShouldBe(["running", "by-hand"]);
        (await Retuning.ListTunedRunsAsync(s_place, 9, default)).Select(run => run.RunId).ShouldBe(["others", "running"]);
        (await Retuning.ListTunedRunsAsync(s_place with { Market = "eth" }, 9, default)).ShouldBeEmpty();
        (await Retuning.FindLastRunAsync("weekly", TriggerKind.Manual, default))!.RunId.ShouldBe("by-hand");
        (await Retuning.FindLastRunAsync("weekly", TriggerKind.Drift, default)).ShouldBeNull();
    }

    [Fact]
    public async Task ReplaceRun_ThatTunesOrPromotes_EndsOnlyTheFirstAndKeepsWhatItSpent()
    {
        await Retuning.ClaimRunsAsync("weekly", null, [Run("asks"), Run("promotes"), Run("ended")], default);
        await Retuning.SetRunAsync(Run("asks") with { State = RunState.AwaitingApproval, AlphaSpent = .001, Version = 2, Until = s_start }, default);
        await Retuning.SetRunAsync(Run("promotes") with { State = RunState.Promoting }, default);
        await Retuning.SetRunAsync(Run("ended") with { State = RunState.Ended, Outcome = RunOutcome.Kept }, default);

        foreach (var id in (string[])["asks", "promotes", "ended"])
        {
            await Retuning.ReplaceRunAsync(id, "later took its place", default);
        }

        var replaced = (await Retuning.FindRunAsync("asks", default))!;
        (replaced.State, replaced.Outcome, replaced.Reason).ShouldBe((RunState.Ended, RunOutcome.Replaced, "later took its place"));
        (replaced.AlphaSpent, replaced.Version, replaced.Until).ShouldBe((.001, 2, null));
        (await Retuning.FindRunAsync("promotes", default))!.State.ShouldBe(RunState.Promoting);
        (await Retuning.FindRunAsync("ended", default))!.Outcome.ShouldBe(RunOutcome.Kept);
    }

    [Fact]
    public async Task AssignSession_Twice_KeepsTheFirst()
    {
        await Retuning.ClaimRunsAsync("weekly", null, [Run("r1")], default);

        (await Retuning.AssignSessionAsync("r1", "s1", 74, default)).ShouldBe("s1");
        (await Retuning.AssignSessionAsync("r1", "s2", 9, default)).ShouldBe("s1");

        (await Retuning.FindRunAsync("r1", default))!.Trials.ShouldBe(74);
    }

    [Fact]
    public async Task AlphaSpent_OfAPlace_SumsTheYearWithoutTheRunItself()
    {
        await Retuning.ClaimRunsAsync(
            "weekly",
            null,
            [
                Run("own") with { AlphaSpent = 1 },
                Run("near") with { AlphaSpent = .25 },
                Run("far") with { AlphaSpent = 2, CreatedAt = s_start.AddDays(-400) },
                Run("other") with { AlphaSpent = 4, Key = new ChampionKey("arbitrage", "eth") },
            ],
            default);

        (await Retuning.AlphaSpentAsync(Run("own"), s_start.AddDays(-365), default)).ShouldBe(.25);
        (await Retuning.AlphaSpentAsync(Run("x") with { Key = new ChampionKey("a", "b") }, s_start, default)).ShouldBe(0);
    }

    [Fact]
    public async Task DecideApproval_FirstAnswerInTime_Counts()
    {
        await Retuning.ClaimRunsAsync("weekly", null, [Run("r1"), Run("r2")], default);
        var asked = await Retuning.AskApprovalAsync(new Approval("r1", s_start.AddDays(3)), default);
        (await Retuning.AskApprovalAsync(new Approval("r1", s_start.AddDays(9)), default)).ShouldBe(asked);
        await Retuning.AskApprovalAsync(new Approval("r2", s_start.AddDays(3)), default);
        var yes = asked with { IsApproved = true, DecidedAt = s_start.AddDays(1), KeyName = "ops", Comment = "go" };

        (await Retuning.DecideApprovalAsync(yes, default)).ShouldBe(yes);
        (await Retuning.DecideApprovalAsync(yes with { IsApproved = false, KeyName = "late" }, default)).ShouldBe(yes);
        (await Retuning.DecideApprovalAsync(yes with { RunId = "r2", DecidedAt = s_start.AddDays(4) }, default)).IsApproved.ShouldBeNull("it had expired");
        await Should.ThrowAsync<InvalidOperationException>(() => Retuning.DecideApprovalAsync(yes with { RunId = "none" }, default));
    }

    [Fact]
    public async Task AddVersion_SameRunTwice_MakesOneVersionAndOneLine()
    {
        var first = await AddVersionAsync("r1");
        var again = await AddVersionAsync("r1");
        var second = await AddVersionAsync("r2");

        (first.Version, again.Version, second.Version).ShouldBe((1, 1, 2));
        (await Retuning.ReadAuditAsync(s_place, default)).Select(entry => (entry.Sequence, entry.Kind, entry.Version))
            .ShouldBe([(1L, AuditKind.Challenged, 1), (2L, AuditKind.Challenged, 2)]);
        var read = (await Retuning.FindVersionAsync(s_place, 1, default))!;
        (read.Parameters, read.Environment, read.TestedAgainst, read.CreatedAt).ShouldBe((first.Parameters, first.Environment, null, first.CreatedAt));
        read.ReferenceHours.ShouldBe(first.ReferenceHours);
    }

    [Fact]
    public async Task ChangeSlot_TwoPromotionsRacing_OneWinsAndTheOtherIsToldWhy()
    {
        await AddVersionAsync("r1");
        await AddVersionAsync("r2");

        var changes = await Task.WhenAll(Enumerable.Range(1, 2).Select(version =>
            new SqlRetuneStore(Reopen(), new FixedTime(s_start)).ChangeSlotAsync(Promotion($"r{version}", version, null), default)));

        changes.Count(change => change.IsDone).ShouldBe(1);
        changes.Single(change => !change.IsDone).Conflict!.ShouldContain("the champion of arbitrage/btc is version");
        var winner = changes.Single(change => change.IsDone).Slot;
        (await Retuning.ReadSlotAsync(s_place, default)).ShouldBe(winner);
        winner.Revision.ShouldBe(1);
        (await Retuning.ReadAuditAsync(s_place, default)).Count(entry => entry.Kind is AuditKind.Promoted).ShouldBe(1);
    }

    [Fact]
    public async Task ChangeSlot_Repeated_IsDoneOnceWithOneLine()
    {
        await AddVersionAsync("r1");

        var first = await Retuning.ChangeSlotAsync(Promotion("r1", 1, null), default);
        var again = await Retuning.ChangeSlotAsync(Promotion("r1", 1, null), default);

        again.ShouldBe(first);
        (await Retuning.ReadAuditAsync(s_place, default)).Length.ShouldBe(2);
        (await Retuning.ListSlotsAsync(default)).ShouldBe([new ChampionSlot(s_place, 1, 1)]);
    }

    [Fact]
    public async Task ChangeSlot_Rollback_RestoresTheVersionExactly()
    {
        var first = await AddVersionAsync("r1");
        await AddVersionAsync("r2");
        await Retuning.ChangeSlotAsync(Promotion("r1", 1, null), default);
        await Retuning.ChangeSlotAsync(Promotion("r2", 2, 1), default);

        var back = await Retuning.ChangeSlotAsync(
            new AuditEntry(s_place, "rolledBack:2", AuditKind.RolledBack, 1, "worse", "ops", s_start) { PreviousVersion = 2, EvidenceJson = "{\"z\":-9}" }, default);

        (back.IsDone, back.Slot.Version, back.Slot.Revision).ShouldBe((true, 1, 3L));
        (await Retuning.FindVersionAsync(s_place, 1, default))!.Parameters.Canonical.ShouldBe(first.Parameters.Canonical);
        var last = (await Retuning.ReadAuditAsync(s_place, default))[^1];
        (last.KeyName, last.Reason, last.PreviousVersion, last.EvidenceJson, last.At).ShouldBe(("ops", "worse", 2, "{\"z\":-9}", s_start));
    }

    [Fact]
    public async Task AddPerformance_SentTwice_CountsOnce()
    {
        var fill = new LiveFill("f1", "t1", FillLeg.ExitB, s_start, true, 1.5, 100.25) { QuotedPrice = 100, Fee = .1 };
        var other = new LiveFill("f2", "t1", FillLeg.EntryA, s_start.AddMinutes(-1), false, 1.5, 100);
        var hour = new LiveHour(s_start, -3.5);

        (await Retuning.AddPerformanceAsync(s_place, 1, [fill, other], [hour], default)).ShouldBe(3);
        (await Retuning.AddPerformanceAsync(s_place, 1, [fill with { Price = 1 }], [hour with { Pnl = 9 }], default)).ShouldBe(0);

        (await Retuning.ReadFillsAsync(s_place, 1, default)).ShouldBe([other, fill]);
        (await Retuning.ReadHoursAsync(s_place, 1, default)).ShouldBe([hour]);
        (await Retuning.ReadFillsAsync(s_place, 2, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ChecksDataAndNotifications_Written_ReadBack()
    {
        var check = new TriggerCheck(TriggerKind.Drift, s_start, null, .25, 2, true, "why");
        await Retuning.AddCheckAsync("weekly", check with { At = s_start.AddHours(-1), Value = .5 }, default);
        await Retuning.AddCheckAsync("weekly", check, default);
        await Retuning.AddCheckAsync("weekly", check with { Why = "again" }, default);
        var data = new MarketData("btc", new string('d', 64), 5_000_000_000, 1, long.MaxValue, s_start);
        var told = new Notification("r1", "promoted", 2, null, "it answers 500");

        (await Retuning.ReadChecksAsync("weekly", TriggerKind.Drift, 9, default)).ShouldBe([check, check with { At = s_start.AddHours(-1), Value = .5 }]);
        (await Retuning.ReadChecksAsync("weekly", TriggerKind.Decay, 9, default)).ShouldBeEmpty();
        (await Retuning.AddDataAsync(data, default)).ShouldBeTrue();
        (await Retuning.AddDataAsync(data with { Rows = 1 }, default)).ShouldBeFalse();
        (await Retuning.ReadDataAsync("btc", default)).ShouldBe([data]);
        await Retuning.PutNotificationAsync(told, default);
        await Retuning.PutNotificationAsync(told with { Attempts = 3, DeliveredAt = s_start, Error = null }, default);
        (await Retuning.ReadNotificationsAsync("r1", default)).ShouldBe([told with { Attempts = 3, DeliveredAt = s_start, Error = null }]);
    }

    private static RetuneRun Run(string id) =>
        new(id, "weekly", s_place, TriggerKind.Cron, s_start, s_start) { ChangedAt = s_start, Reason = "its time has come" };

    private static AuditEntry Promotion(string run, int version, int? before) =>
        new(s_place, $"promoted:{run}", AuditKind.Promoted, version, "better", "schedule", s_start) { PreviousVersion = before, RunId = run };

    private Task<ChampionVersion> AddVersionAsync(string run) => Retuning.AddVersionAsync(
        new ChampionVersion(s_place, 0, run, new ParameterSet([KeyValuePair.Create<string, ParameterValue>("entryBps", .1 + .2)]))
        {
            SessionId = "s1",
            PlanHash = "p",
            DataSha256 = "d",
            Environment = new ParameterSet([KeyValuePair.Create<string, ParameterValue>("feeABps", 5)]),
            TrainStartNs = 1,
            TrainEndNs = 2,
            SeenEndNs = long.MaxValue,
            ReferenceHours = [.1, -2e-300],
            Verdict = "Winner",
            CreatedAt = s_start,
        },
        new AuditEntry(s_place, $"challenged:{run}", AuditKind.Challenged, 0, "better", "schedule", s_start) { RunId = run },
        default);
}
