using System.Globalization;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Sessions;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Tests.Retuning;

public sealed class SimulatedYearTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_end = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task SimulatedYear_HostKilledClocksJumpingAndChangingTwice_RunsEachOf52WeeksOnce(string store)
    {
        var home = Directory.CreateTempSubdirectory("tuning-year");
        var connection = await RetuneApp.ConnectionOfAsync(store);
        var kills = LongRun.Count(5, 20);
        // Two of the outages last three weeks; after one of the kills the clock is two days behind, after another a day ahead.
        var killWeeks = Enumerable.Range(1, kills).Select(number => number * 51 / (kills + 1)).ToHashSet();
        var monday = ScheduleTimes.Create("0 6 * * 1", ScheduleTimes.FindZone("Europe/Berlin")!)!;
        DateTimeOffset[] due = [.. monday.Between(s_start, s_end)];
        due.Length.ShouldBe(52);
        due.Select(at => at.UtcDateTime.Hour).Distinct().Count().ShouldBe(2, "the clocks change twice");

        await using (var host = new KilledHost(home.FullName, connection))
        {
            await host.StartAsync(s_start);
            await host.SendAsync("schedule");
            for (var week = 0; week < due.Length; week++)
            {
                var noticed = due[week].AddSeconds(30);
                await host.SendAsync($"to {Ticks(due[week].AddHours(-1))}", "data", "look", $"to {Ticks(noticed)}");
                if (killWeeks.Contains(week))
                {
                    // Killed in the midst of a run, or before it was noticed.
                    await host.KillDuringLookAsync(isBeforeLook: week % 2 == 0);
                    week = Math.Min(due.Length - 1, week + (week % 5 == 0 ? 2 : 0));
                    var again = due[week].AddMinutes(1);
                    await host.StartAsync(week % 3 == 0 ? again.AddDays(-2) : week % 3 == 1 ? again.AddDays(1) : again);
                    if (week % 3 == 0)
                    {
                        await host.SendAsync("look", $"to {Ticks(again)}");
                    }
                }

                await host.SendAsync("look", "settle");
            }

            await host.SendAsync($"to {Ticks(s_end)}", "look", "settle");
        }

        await CheckAsync(home, connection, due);
    }

    private static async Task CheckAsync(DirectoryInfo home, string connection, DateTimeOffset[] due)
    {
        await using var app = await RetuneApp.StartAsync(connection, new RetuneWorld(), new ManualTimeProvider(s_end), home);
        var runs = await app.Store.ListRunsAsync("weekly", 1000, default);
        runs.Select(run => run.DueAt).Order().ShouldBe(due, ignoreOrder: false, customMessage: "none is lost, none is doubled");
        runs.ShouldAllBe(run => run.State == RunState.Ended && (run.Outcome == RunOutcome.Kept || run.Outcome == RunOutcome.Promoted));
        runs.Count(run => run.Outcome is RunOutcome.Promoted).ShouldBe(1);
        var sessions = await app.Get<ISessionStore>().ListSessionsAsync(1000, default);
        sessions.ShouldAllBe(session => session.State == SessionState.Completed);
        sessions.Select(session => session.SessionId).Order(StringComparer.Ordinal)
            .ShouldBe(runs.Select(run => run.SessionId).OfType<string>().Order(StringComparer.Ordinal), "each run has its own session");
        // Weeks that are made up for together have no rows of their own: only the first of them tunes.
        runs.Where(run => run.SessionId is null).ShouldAllBe(run => run.Reason.Contains("newer than the last holdout", StringComparison.Ordinal));
        sessions.Length.ShouldBeGreaterThan(40);
    }

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
