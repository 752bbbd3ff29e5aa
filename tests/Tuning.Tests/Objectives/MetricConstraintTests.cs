using Tuning.Objectives;

namespace Tuning.Tests.Objectives;

public sealed class MetricConstraintTests
{
    [Theory]
    [InlineData(2.0, 10.0, 1, 1, 1)]
    [InlineData(2.0, 10.0, 3, 0, -1)]
    [InlineData(2.0, 10.0, 9.5, 0, -0.5)]
    [InlineData(2.0, 10.0, 12, 2, 2)]
    [InlineData(100.0, null, 150, 0, -50)]
    [InlineData(null, 10.0, 10, 0, 0)]
    public void Distances_InsideAndOutside_FromTheNearestBound(double? min, double? max, double value, double outside, double toBound)
    {
        var constraint = new MetricConstraint("trades", min, max);
        constraint.DistanceOutside(value).ShouldBe(outside);
        constraint.SignedDistance(value).ShouldBe(toBound);
    }
}
