using System.Diagnostics.Metrics;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
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
