using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class RecordLengthTests
{
    [Theory]
    [InlineData(250, 2, 1, 0, 3, 2.7311878017281761)]
    [InlineData(52, 2, 1, 0, 3, 2.8288335869452368)]
    [InlineData(12, 3, 2.5, -.72, 5.78, 27.352920196040301)]
    [InlineData(12, 2, 1, -.72, 5.78, 4.991258223875627)]
    [InlineData(12, 2, 1, 0, 3, 3.239800696444647)]
    public void MinimumObservations_PublishedCases_GivesTheirYears(
        double perYear, double annual, double annualBenchmark, double skewness, double kurtosis, double years)
    {
        var root = Math.Sqrt(perYear);

        var found = RecordLength.MinimumObservations(new(annual / root, skewness, kurtosis), annualBenchmark / root);

        (found!.Value / perYear).ShouldBe(years, 1e-9);
    }

    [Fact]
    public void MinimumObservations_RatioAtTheBenchmark_IsUndefined() => RecordLength.MinimumObservations(new(.1), .1).ShouldBeNull();

    [Fact]
    public void MinimumObservations_OfARecordJustAsLong_ReachesTheConfidence()
    {
        var shape = new SharpeShape(.2, -.5, 4);
        var needed = RecordLength.MinimumObservations(shape)!.Value;

        SharpeProbability.Above(shape, (int)Math.Ceiling(needed))!.Value.ShouldBeGreaterThanOrEqualTo(.95);
        SharpeProbability.Above(shape, (int)Math.Ceiling(needed) - 1)!.Value.ShouldBeLessThan(.95);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void MinimumObservationsOfBest_OfARecordJustAsLong_ReachesTheConfidence(double records)
    {
        var shape = new SharpeShape(.2, -.5, 4);

        var needed = RecordLength.MinimumObservationsOfBest(shape, records)!.Value;

        double Deflated(double hours) => SharpeProbability.Deflated(shape, (int)hours, records, 1 / (hours - 1))!.Value;
        Deflated(Math.Ceiling(needed)).ShouldBeGreaterThanOrEqualTo(.95);
        Deflated(Math.Ceiling(needed) - 1).ShouldBeLessThan(.95);
        (records == 1).ShouldBe(Math.Abs(needed - RecordLength.MinimumObservations(shape)!.Value) < 1e-9);
        RecordLength.MinimumObservationsOfBest(new(-.1), records).ShouldBeNull();
        RecordLength.MinimumObservationsOfBest(new(.5, 4), records).ShouldBeNull("the moments leave no variance");
    }

    [Theory]
    [InlineData(45, 4.9980870044434038, 1e-9)]
    [InlineData(7, 1.923, 5e-4)]
    [InlineData(10, 2.479, 5e-4)]
    [InlineData(100, 6.404, 5e-4)]
    [InlineData(1000, 10.596, 5e-4)]
    public void MinimumYears_PublishedCounts_GivesTheirYears(double trials, double years, double digits) =>
        RecordLength.MinimumYears(trials, 1).ShouldBe(years, digits);

    [Fact]
    public void MinimumYearsBound_PublishedCount_LiesAbove() => RecordLength.MinimumYearsBound(45, 1).ShouldBe(7.6133, 5e-5);
}
