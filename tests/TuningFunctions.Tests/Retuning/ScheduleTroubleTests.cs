using System.Diagnostics.Metrics;
using Microsoft.DurableTask;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Retuning;

namespace TuningFunctions.Tests.Retuning;

/// <summary>Schedules that are stuck, fail or cannot be read show in health and metrics.</summary>
public sealed class ScheduleTroubleTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ChampionKey s_key = new("arbitrage", "btc");

    [Fact]
    public async Task Run_WithoutData_FailsWithTheReasonAndShowsInHealth()
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.PassAsync(TimeSpan.FromDays(1));

        var run = (await app.Store.ListRunsAsync("weekly", 1, default))[0];

        (run.Outcome, run.Reason).ShouldBe((RunOutcome.Failed, "the market btc has no data: see tune trigger data"));
        var answer = await app.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative));
        answer.ShouldContain("{\"name\":\"schedules\",\"state\":\"Degraded\"}");
        app.Get<RetuneTelemetry>().Troubles.ShouldHaveSingleItem().IsStuck.ShouldBeFalse();
        Gauges(app).ShouldBe([("tuning.schedules.failed", 1, "{schedule}"), ("tuning.schedules.stuck", 0, "{schedule}")]);
    }

    [Fact]
    public async Task Run_NeverTaken_IsStuckInHealthAndMetric()
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.Store.ClaimRunsAsync(
            "weekly",
            null,
            [new RetuneRun("retune-weekly-x", "weekly", s_key, Tuning.Retuning.Triggers.TriggerKind.Manual, s_start, s_start) { ChangedAt = s_start }],
            default);

        app.Time.Advance(TimeSpan.FromMinutes(16));
        var answer = await app.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative));

        answer.ShouldContain("{\"name\":\"schedules\",\"state\":\"Degraded\"}");
        Gauges(app).ShouldBe([("tuning.schedules.failed", 0, "{schedule}"), ("tuning.schedules.stuck", 1, "{schedule}")]);
    }

    [Theory]
    [InlineData(RunState.Claimed, 15)]
    [InlineData(RunState.Promoting, 15)]
    [InlineData(RunState.Running, 2 * 24 * 60)]
    [InlineData(RunState.AwaitingApproval, 60 + 15)]
    [InlineData(RunState.Shadow, 60 + 15)]
    [InlineData(RunState.Watching, 60 + 120)]
    public async Task Survey_RunThatStandsLongerThanItsStateLasts_IsStuck(RunState state, int minutes)
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.Store.ClaimRunsAsync(
            "weekly",
            null,
            [new RetuneRun("stands", "weekly", s_key, Tuning.Retuning.Triggers.TriggerKind.Manual, s_start, s_start) { State = state, ChangedAt = s_start, Until = s_start.AddHours(1) }],
            default);

        app.Time.Jump(TimeSpan.FromMinutes(minutes));
        (await app.Get<RetuneTelemetry>().SurveyAsync(default)).ShouldBeEmpty();
        app.Time.Jump(TimeSpan.FromMinutes(1));
        (await app.Get<RetuneTelemetry>().SurveyAsync(default)).ShouldHaveSingleItem().Why.ShouldStartWith($"stands is {state}");
    }

    [Fact]
    public async Task Look_RunWhoseOrchestrationFailedBeforeItTookTheRun_FailsTheRun()
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.Store.ClaimRunsAsync(
            "weekly",
            null,
            [new RetuneRun("lost", "weekly", s_key, Tuning.Retuning.Triggers.TriggerKind.Manual, s_start, s_start) { ChangedAt = s_start }],
            default);
        // Without an input nothing of it can run.
        await app.Client.ScheduleNewOrchestrationInstanceAsync(nameof(RetuneMarket), null, new StartOrchestrationOptions("lost"));
        await app.Client.WaitForInstanceCompletionAsync("lost", CancellationToken.None);

        await app.LookAsync();

        var run = (await app.Store.FindRunAsync("lost", default))!;
        (run.State, run.Outcome).ShouldBe((RunState.Ended, RunOutcome.Failed));
        run.Reason.ShouldStartWith("its orchestration ended Failed: ");
    }

    [Fact]
    public async Task Look_ScheduleOfALaterVersion_ShowsInHealthAndKeepsNoOtherFromRunning()
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        await app.Store.PutScheduleAsync(
            new StoredSchedule("later", "{\"schemaVersion\":2,\"market\":\"eth\"}", s_start, s_start, s_start, "later"), default);
        await app.ArriveAsync();

        await app.PassAsync(TimeSpan.FromDays(1));

        (await app.Store.ListRunsAsync("weekly", 10, default)).ShouldHaveSingleItem().Outcome.ShouldBe(RunOutcome.Promoted);
        var shown = (await app.Get<IRetuneDesk>().SchedulesAsync(default)).Schedules;
        shown.Select(schedule => (schedule.Name, schedule.Market, schedule.Trouble is null)).ShouldBe([("later", "eth", false), ("weekly", "btc", true)]);
        (await app.Http.GetStringAsync(new Uri("health/ready", UriKind.Relative))).ShouldContain("{\"name\":\"schedules\",\"state\":\"Degraded\"}");
    }

    [Fact]
    public async Task Survey_LookThatFailed_IsTroubleUntilTheNextThatDoesNot()
    {
        await using var app = await StartAsync();
        await app.ScheduleAsync(RetuneApp.Weekly);
        var telemetry = app.Get<RetuneTelemetry>();
        telemetry.LookFailed("weekly", new IOException("damaged"));

        (await telemetry.SurveyAsync(default)).ShouldHaveSingleItem().Why.ShouldContain("IOException");
        (await telemetry.SurveyAsync(default)).ShouldHaveSingleItem();
        await app.LookAsync();
        (await telemetry.SurveyAsync(default)).ShouldBeEmpty();
    }

    private static (string Name, int Value, string? Unit)[] Gauges(RetuneApp app)
    {
        var found = new Dictionary<string, (int Value, string? Unit)>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == app.Get<RetuneTelemetry>())
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) =>
            found[instrument.Name] = (value, instrument.Unit));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Value, pair.Value.Unit))];
    }

    private static Task<RetuneApp> StartAsync() => RetuneApp.StartAsync("", new RetuneWorld(), new ManualTimeProvider(s_start));
}
