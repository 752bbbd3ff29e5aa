using Tuning.Objectives;

namespace Tuning.Tests.Objectives;

public sealed class MetricSetTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void From_NotFinite_Throws(double value) =>
        Should.Throw<ArgumentException>(() => MetricSet.From([KeyValuePair.Create("sharpe", value)]));

    [Fact]
    public void FromDefined_UndefinedMetric_IsAbsentAndZeroIsZero()
    {
        var metrics = MetricSet.FromDefined([new("sharpe", null), new("exposure", 0)]);

        metrics.Find("sharpe").ShouldBeNull();
        metrics.Find("exposure").ShouldBe(0);
        metrics.Count.ShouldBe(1);
    }

    [Fact]
    public void From_AnyOrder_ListsByIdentifier()
    {
        var metrics = MetricSet.From([new("b", 1), new("B", 2), new("a", 3)]);

        metrics.Select(pair => pair.Key).ShouldBe(["B", "a", "b"]);
        metrics.ShouldBe(MetricSet.From([new("a", 3), new("B", 2), new("b", 1)]));
    }

    [Fact]
    public void Trading_EveryMetric_HasAUnitAndADistinctIdentifier()
    {
        MetricCatalog.Trading.Select(metric => metric.Id).Distinct(StringComparer.Ordinal).Count().ShouldBe(21);
        MetricCatalog.Trading.ShouldAllBe(metric => metric.Unit.Length > 0 && metric.Meaning.EndsWith('.'));
    }
}
