using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tuning.Numerics;
using Tuning.Statistics;

namespace Tuning.Tests.Statistics;

public sealed class SuperiorAbilityTestTests
{
    [Fact]
    public void Of_AnyRecords_OrdersTheThreePValues() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(int Seed, byte Rows, byte Columns, sbyte Lift)>(), drawn =>
        {
            var found = SuperiorAbilityTest.Of(Noise(5 + drawn.Rows, 1 + (drawn.Columns % 8), (ulong)(uint)drawn.Seed, drawn.Lift / 200.0), 3, 7, 100)!;
            found.LowerP.ShouldBeLessThanOrEqualTo(found.ConsistentP);
            found.ConsistentP.ShouldBeLessThanOrEqualTo(found.UpperP);
            found.LowerP.ShouldBeInRange(0, 1);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Of_WorthlessRecords_RejectsAboutAsOftenAsItSays()
    {
        var worlds = LongRun.Count(200, 1_000);
        var found = Enumerable.Range(0, worlds).Select(seed => SuperiorAbilityTest.Of(Noise(200, 10, (ulong)seed, 0), 6, (ulong)seed, 200)!).ToArray();

        found.Count(test => test.ConsistentP < .05).ShouldBeInRange(0, (int)(worlds * .11));
        found.Count(test => test.RealityCheckP < .05).ShouldBeInRange((int)(worlds * .01), (int)(worlds * .11));
        found.Count(test => test.UpperP < .5).ShouldBeInRange((int)(worlds * .38), (int)(worlds * .64));
    }

    [Fact]
    public void Of_GoodPoorAndHopelessRecords_GivesWhatTheDefinitionsGive()
    {
        // Below -sqrt(2 ln ln 150) = -1.8 a record is hopeless: the third is, the second is not.
        double[] wanted = [1.2, -1.5, -4];
        const double Block = 4;
        const int Draws = 500;
        double[][] records = [.. wanted.Select((t, column) => At(t, (ulong)column))];

        var found = SuperiorAbilityTest.Of(new PerformanceMatrix([.. records.Select(ImmutableArray.Create)]), Block, 7, Draws)!;

        var (rows, root) = (records[0].Length, Math.Sqrt(records[0].Length));
        double[] means = [.. records.Select(record => record.Average())];
        double[] widths = [.. records.Select((record, k) => SuperiorAbilityTest.Deviation(record, means[k], 1 / Block))];
        Func<int, double>[] centres =
            [k => Math.Max(means[k], 0), k => root * means[k] / widths[k] >= -Math.Sqrt(2 * Math.Log(Math.Log(rows))) ? means[k] : 0, k => means[k]];
        var (check, exceeded) = (0, new int[3]);
        var counts = new double[rows];
        for (var draw = 0; draw < Draws; draw++)
        {
            new StationaryBootstrap(rows, Block, 7).Count(draw, counts);
            double[] drawn = [.. records.Select(record => record.Zip(counts, (value, count) => value * count).Sum() / rows)];
            check += Enumerable.Range(0, 3).Max(k => drawn[k] - means[k]) >= means.Max() ? 1 : 0;
            for (var bound = 0; bound < 3; bound++)
            {
                exceeded[bound] += Math.Max(0, Enumerable.Range(0, 3).Max(k => (drawn[k] - centres[bound](k)) / widths[k]))
                    >= Enumerable.Range(0, 3).Max(k => means[k] / widths[k]) ? 1 : 0;
            }
        }

        found.RealityCheckP.ShouldBe((1.0 + check) / (Draws + 1.0));
        new[] { found.LowerP, found.ConsistentP, found.UpperP }.ShouldBe(exceeded.Select(count => (1.0 + count) / (Draws + 1.0)));
        found.LowerP.ShouldBeLessThan(found.ConsistentP);
        found.ConsistentP.ShouldBeLessThan(found.UpperP);

        // Noise whose studentised mean is t.
        static double[] At(double t, ulong column)
        {
            var values = new double[150];
            new CounterRandom(11, column).FillNormal(0, values);
            var mean = values.Average();
            var width = SuperiorAbilityTest.Deviation(values, mean, 1 / Block);
            return [.. values.Select(value => value - mean + (t * width / Math.Sqrt(values.Length)))];
        }
    }

    [Fact]
    public void Of_OneGoodRecordAmongMany_IsFound()
    {
        var found = Enumerable.Range(0, 40).Count(seed =>
        {
            var test = SuperiorAbilityTest.Of(Noise(300, 20, (ulong)seed, .3), 6, 1, 200)!;
            return test.ConsistentP < .05;
        });

        found.ShouldBeGreaterThan(34);
    }

    [Fact]
    public void Of_ARecordThatNeverVaries_IsCountedAndLeftOut()
    {
        var test = SuperiorAbilityTest.Of(new PerformanceMatrix([[0, 0, 0, 0], [1, -1, 2, -1]]), 2, 1)!;

        test.Columns.ShouldBe(1);
        test.Dropped.ShouldBe(1);
        SuperiorAbilityTest.Of(new PerformanceMatrix([[0, 0, 0, 0]]), 2, 1).ShouldBeNull();
    }

    [Fact]
    public void Deviation_IndependentObservations_IsTheirSampleDeviation()
    {
        double[] values = [1, 4, 2, 8, 5, 7];

        // Blocks of one observation: the kernel is 0 beyond lag 0.
        SuperiorAbilityTest.Deviation(values, 4.5, 1).ShouldBe(Math.Sqrt(values.Sum(value => (value - 4.5) * (value - 4.5)) / 6), 1e-12);
    }

    [Fact]
    public void Deviation_OfARecord_IsWhatTheBootstrapShows()
    {
        var values = new double[120];
        new CounterRandom(3, 1).FillNormal(0, values);
        for (var i = 1; i < values.Length; i++)
        {
            values[i] += .7 * values[i - 1];
        }

        var means = new StationaryBootstrap(values.Length, 5, 2).Means(values, LongRun.Count(20_000, 200_000));
        var spread = Moments.Of(means)!.Value.Deviation * Math.Sqrt(values.Length);

        (SuperiorAbilityTest.Deviation(values, Moments.MeanOf(values), .2) / spread).ShouldBe(1, LongRun.IsOn ? .006 : .02);
    }

    private static PerformanceMatrix Noise(int rows, int columns, ulong seed, double lift) => new(
    [
        .. Enumerable.Range(0, columns).Select(column =>
        {
            var values = new double[rows];
            new CounterRandom(seed, (ulong)column).FillNormal(0, values);
            return ImmutableArray.CreateRange(values.Select(value => value + (column == 0 ? lift : 0)));
        }),
    ]);
}
