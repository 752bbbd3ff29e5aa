using Tuning.Sessions;

namespace Tuning.Tests.Sessions.Reading;

public sealed class DataBoundTests
{
    [Fact]
    public void Read_QuantilesOfTheData_AreLeftOpen()
    {
        var reading = SessionFiles.Read(
            SessionFiles.Grid, "space.entryBps.low=q05", "space.exitBps={\"type\":\"int\",\"low\":\"q00\",\"high\":\"q100\"}", "enqueue=[{\"entryBps\":-9}]");

        reading.Problems.ShouldBeEmpty();
        reading.Bounds.ShouldBe(
        [
            new DataBound("entryBps", false, false, 5), new DataBound("exitBps", false, true, 0), new DataBound("exitBps", true, true, 100),
        ]);
        reading.Bounds.Select(bound => $"{bound.Path} {bound.Word}").ShouldBe(["space.entryBps.low q05", "space.exitBps.low q00", "space.exitBps.high q100"]);
        reading.Spec!.Parameters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("space.entryBps.low=q5", "space.entryBps.low", "a number, or a quantile of the data from q00 to q100")]
    [InlineData("space.entryBps.low=q101", "space.entryBps.low", "a number, or a quantile of the data from q00 to q100")]
    [InlineData("space.entryBps={\"type\":\"float\",\"low\":\"q95\",\"high\":\"q05\"}", "space.entryBps.low", "below high, which is \"q05\"")]
    [InlineData("space.maxHoldMs={\"type\":\"int\",\"low\":\"q05\",\"high\":9}", "space.maxHoldMs.low", "a finite number; quantiles of the data (q05) are for entryBps, exitBps")]
    [InlineData("space.entryBps={\"type\":\"categorical\",\"low\":\"q05\",\"values\":[1]}", "space.entryBps.low", "only for float and int")]
    [InlineData("space.entryBps={\"type\":\"float\",\"low\":\"q05\"}", "space.entryBps.high", "required for float: a number")]
    public void Read_BoundThatCannotBe_IsNamed(string set, string path, string allowed)
    {
        var problem = SessionFiles.Problems(SessionFiles.Grid, set).First(problem => problem.Path.Equals(path, StringComparison.Ordinal));

        problem.Allowed.ShouldBe(allowed);
    }

    [Fact]
    public void Read_ConditionsOfOpenParameters_AreChecked()
    {
        var problem = SessionFiles.Problems(
            SessionFiles.Grid.Replace("fixed: {maxHoldMs: 600000}", "", StringComparison.Ordinal),
            "space.entryBps.low=q05",
            "space.maxHoldMs={\"type\":\"int\",\"low\":1,\"high\":9,\"when\":{\"zoneProfile\":[1]}}").ShouldHaveSingleItem();

        problem.Path.ShouldBe("space.maxHoldMs.when.zoneProfile");
    }

    [Theory]
    [InlineData("q05", 5)]
    [InlineData("q100", 100)]
    [InlineData("q005", null)]
    [InlineData("q1", null)]
    [InlineData("q+1", null)]
    [InlineData("5", null)]
    [InlineData(null, null)]
    public void PercentOf_Word_IsItsShare(string? word, int? percent) => DataBound.PercentOf(word).ShouldBe(percent);
}
