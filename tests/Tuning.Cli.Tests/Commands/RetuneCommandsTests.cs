namespace Tuning.Cli.Tests.Commands;

public sealed class RetuneCommandsTests
{
    private const string Weekly = """
        schemaVersion: 1
        name: weekly
        strategy: arbitrage
        market: btc
        cron: "0 6 * * 1"
        timeZone: Europe/Berlin
        window: last 28 days
        session:
          space: {entryBps: {type: float, low: 5, high: 60}}
          fixed: {exitBps: 0}
          environment: {feeABps: 5, feeBBps: 4}
          objective: {metric: netPnlPerDay}
        """;

    [Fact]
    public async Task Schedule_AddShowListRemove_OnAHomeWithoutAServer()
    {
        using var shell = new RecordedShell { Time = new FixedTime(new DateTimeOffset(2026, 3, 26, 12, 0, 0, TimeSpan.Zero)) };
        shell.Write("weekly.yaml", Weekly);

        (await shell.RunAsync("schedule", "add", "weekly.yaml")).ShouldBe(0);
        shell.Out.ShouldContain("tunes arbitrage on the last 28 days of btc");
        shell.Out.ShouldContain("2026-03-30 04:00:00 UTC  Mon 2026-03-30 06:00 +02:00");
        var (code, shown) = await shell.RunJsonAsync("schedule", "show", "weekly");
        (code, shown.GetProperty("next").GetArrayLength()).ShouldBe((0, 10));
        (await shell.RunAsync("trigger", "checks", "weekly", "--trigger", "drift")).ShouldBe(0);
        shell.Out.ShouldContain("no checks");
        (await shell.RunAsync("schedule", "disable", "weekly")).ShouldBe(0);
        (await shell.RunAsync("schedule", "list")).ShouldBe(0);
        shell.Out.ShouldContain("disabled");
        (await shell.RunAsync("schedule", "remove", "weekly")).ShouldBe(0);
        (await shell.RunAsync("schedule", "show", "weekly")).ShouldBe(2);
        shell.Error.ShouldContain("the name of a schedule");
    }

    [Fact]
    public async Task ScheduleAdd_SeveralMistakes_NamesEachWithItsLine()
    {
        using var shell = new RecordedShell();
        shell.Write("weekly.yaml", Weekly.Replace("Europe/Berlin", "Berlin", StringComparison.Ordinal).Replace("low: 5", "low: 99", StringComparison.Ordinal));

        (await shell.RunAsync("schedule", "add", "weekly.yaml")).ShouldBe(2);

        shell.Error.ShouldContain("timeZone");
        shell.Error.ShouldContain("session.space.entryBps.low");
        (await shell.RunAsync("schedule", "list")).ShouldBe(0);
        shell.Out.ShouldContain("no schedules");
    }

    [Theory]
    [InlineData("champion", "show", "arbitrage", "btc")]
    [InlineData("champion", "history", "arbitrage", "btc")]
    [InlineData("rollback", "arbitrage", "btc")]
    [InlineData("approve", "retune-weekly-1")]
    [InlineData("trigger", "run", "weekly")]
    [InlineData("trigger", "checks", "weekly")]
    [InlineData("trigger", "data", "btc", "sha256:00")]
    [InlineData("trigger", "data", "b/tc", "sha256:00")]
    [InlineData("schedule", "runs", "weekly")]
    [InlineData("performance", "show", "arbitrage", "btc")]
    [InlineData("performance", "add", "none.json")]
    public async Task Command_OfNothing_IsRefusedWithThePlace(params string[] arguments)
    {
        using var shell = new RecordedShell();

        var (code, error) = await shell.RunJsonAsync(arguments);

        code.ShouldBe(2);
        error.GetProperty("problems").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Place_Misspelt_IsRefusedWithThoseThatExist()
    {
        using var shell = new RecordedShell();
        shell.Write("weekly.yaml", Weekly);
        (await shell.RunAsync("schedule", "add", "weekly.yaml")).ShouldBe(0);

        foreach (var command in (string[])["champion show", "champion export", "champion history", "performance show", "rollback"])
        {
            (await shell.RunAsync([.. command.Split(' '), "arbitrage", "btcc"])).ShouldBe(2, command);
            shell.Error.ShouldContain("Nothing is known of arbitrage/btcc");
            shell.Error.ShouldContain("did you mean arbitrage/btc? a strategy and market that a schedule names: arbitrage/btc");
        }
    }

    [Fact]
    public async Task TriggerRun_WhileAnotherHasNotEnded_FailsWithTheReason()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 26, 12, 0, 0, TimeSpan.Zero));
        using var shell = new RecordedShell { Time = time };
        shell.Write("weekly.yaml", Weekly);
        (await shell.RunAsync("schedule", "add", "weekly.yaml")).ShouldBe(0);
        (await shell.RunAsync("trigger", "run", "weekly")).ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(1));

        (await shell.RunAsync("trigger", "run", "weekly")).ShouldBe(1);

        shell.Out.ShouldContain("retune-weekly-manual-20260326T120001: skipped\n  retune-weekly-manual-20260326T120000 has not ended");
    }

    [Fact]
    public async Task Place_WhereNothingHappenedYet_SaysSo()
    {
        using var shell = new RecordedShell();
        shell.Write("weekly.yaml", Weekly);
        (await shell.RunAsync("schedule", "add", "weekly.yaml")).ShouldBe(0);

        (await shell.RunAsync("champion", "history", "arbitrage", "btc")).ShouldBe(0);
        shell.Out.ShouldContain("arbitrage/btc has no versions yet");
        (await shell.RunAsync("champion", "show", "arbitrage", "btc")).ShouldBe(2);
        shell.Error.ShouldContain("arbitrage/btc has no champion yet");
        (await shell.RunAsync("schedule", "runs", "weekyl")).ShouldBe(2);
        shell.Error.ShouldContain("did you mean weekly? the name of a schedule: weekly");
    }
}
