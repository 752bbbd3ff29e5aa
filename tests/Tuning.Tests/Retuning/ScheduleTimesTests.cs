using Tuning.Retuning.Schedules;

namespace Tuning.Tests.Retuning;

public sealed class ScheduleTimesTests
{
    private static readonly TimeZoneInfo s_berlin = ScheduleTimes.FindZone("Europe/Berlin")!;

    [Fact]
    public void Next_WeeklyOverAYear_KeepsTheLocalHourThroughBothChanges()
    {
        var times = ScheduleTimes.Create("0 6 * * 1", s_berlin)!;

        DateTimeOffset[] year = [.. times.Between(Utc(2026, 1, 1), Utc(2026, 12, 31))];

        year.Length.ShouldBe(52);
        year.ShouldAllBe(at => TimeZoneInfo.ConvertTime(at, s_berlin).Hour == 6);
        year.Select(at => at.UtcDateTime.Hour).Distinct().Order().ShouldBe([4, 5]);
        times.RunsAYear(Utc(2026, 1, 1)).ShouldBe(52);
    }

    [Fact]
    public void After_TimeThatTheClocksLeaveOut_RunsOnceAtTheEndOfTheGap()
    {
        var times = ScheduleTimes.Create("30 2 * * *", s_berlin)!;

        // On 29 March 2026 02:00 becomes 03:00.
        times.Next(Utc(2026, 3, 28, 12), 2).ShouldBe([Utc(2026, 3, 29, 1), Utc(2026, 3, 30, 0, 30)]);
        ScheduleTimes.Create("*/30 * * * *", s_berlin)!.Next(Utc(2026, 3, 29, 0, 29), 3)
            .ShouldBe([Utc(2026, 3, 29, 0, 30), Utc(2026, 3, 29, 1), Utc(2026, 3, 29, 1, 30)]);
    }

    [Fact]
    public void After_TimeThatComesTwice_RunsTheFirstTimeAlone()
    {
        var times = ScheduleTimes.Create("30 2 * * *", s_berlin)!;

        // On 25 October 2026 03:00 becomes 02:00.
        times.Next(Utc(2026, 10, 24, 12), 2).ShouldBe([Utc(2026, 10, 25, 0, 30), Utc(2026, 10, 26, 1, 30)]);
        times.After(Utc(2026, 10, 25, 1)).ShouldBe(Utc(2026, 10, 26, 1, 30));
    }

    [Theory]
    [InlineData("0 0 6 * * 1", true)]
    [InlineData("0 6 * * 1", true)]
    [InlineData("30 0 6 * * 1", false)]
    [InlineData("* * * * * *", false)]
    [InlineData("0 0 30 2 *", false)]
    [InlineData("never", false)]
    [InlineData("0 6 * *", false)]
    public void Create_Expression_IsTakenOrRefused(string cron, bool isTaken) =>
        (ScheduleTimes.Create(cron, TimeZoneInfo.Utc) is not null).ShouldBe(isTaken);

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("UTC", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("CET", false)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("", false)]
    public void FindZone_Name_IsIana(string name, bool isKnown) => (ScheduleTimes.FindZone(name) is not null).ShouldBe(isKnown);

    [Fact]
    public void Between_EveryMinuteOfAYearWithTwoChanges_IsStrictlyIncreasing()
    {
        var last = DateTimeOffset.MinValue;
        foreach (var at in ScheduleTimes.Create("*/7 * * * *", s_berlin)!.Between(Utc(2026, 3, 25), Utc(2026, 11, 1)))
        {
            at.ShouldBeGreaterThan(last);
            last = at;
        }
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
