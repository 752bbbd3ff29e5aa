using System.Security.Cryptography;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Tests.Markets.Generation;

public sealed class QuoteGeneratorTests
{
    public static TheoryData<GeneratorLevel> Levels => new(Enum.GetValues<GeneratorLevel>());

    [Theory]
    [MemberData(nameof(Levels))]
    public void Fill_AnyChunkAlone_EqualsThatChunkOfTheWhole(GeneratorLevel level)
    {
        var options = GeneratorOptions.Of(level) with { Rows = 10_007, Seed = 5, OutagesPerDay = 10, FxGapsPerDay = 5 };
        var whole = Bytes(new QuoteGenerator(options).ToSeries());
        var width = options.Columns.Count * 8;
        var random = new RandomSequence(new CounterRandom(3, 1));
        for (var round = 0; round < 40; round++)
        {
            var first = random.NextBelow((int)options.Rows);
            var count = 1 + random.NextBelow((int)Math.Min(QuoteBatch.Capacity, options.Rows - first));
            var rows = new QuoteAccumulator();
            var batch = new QuoteBatch(options.Columns);

            new QuoteGenerator(options).Fill(first, count, batch);

            rows.Append(batch);
            Bytes(rows.ToSeries()).AsSpan().SequenceEqual(whole.AsSpan(first * width, count * width)).ShouldBeTrue($"{first}+{count}");
        }
    }

    [Theory]
    [InlineData(GeneratorLevel.L0, "377a0e753544395fb3222e95b58236bfa88d4666ec88a4727ad5c06f7b9b1693")]
    [InlineData(GeneratorLevel.L1, "ef71353d4426c21abd7c01d189ae1974d15a0054fc6d4daf9686c19dd7a0532c")]
    [InlineData(GeneratorLevel.L2, "b6e8bc36ee710d776312dc639234029f1d9185733d23a0a1bc57290f25883ca5")]
    [InlineData(GeneratorLevel.L3, "cdc17cb284cdee9ffd02db4f73a0e3e0c12fa5e40d8c713ea03689a91918b4ab")]
    [InlineData(GeneratorLevel.RandomWalk, "2d33899f83b6443af44164a001a561e406705cccb28980ad38f59770facfe105")]
    [InlineData(GeneratorLevel.CostAboveEdge, "507ec4727bc701b31ec52bed412edfd5c31bd1022eb2c1a867bf8e0740d45517")]
    [InlineData(GeneratorLevel.FreeRandomWalk, "526797929a3d7df234a79908776f88ae8366f4d80f0d96bc8409c86c334aad6a")]
    public void ToSeries_KnownOptions_HasTheCommittedBytes(GeneratorLevel level, string hash) =>
        Convert.ToHexStringLower(SHA256.HashData(Bytes(new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 30_000, Seed = 7 }).ToSeries())))
            .ShouldBe(hash);

    [Theory]
    [MemberData(nameof(Levels))]
    public void WriteTo_EveryLevel_PassesTheGate(GeneratorLevel level)
    {
        var ledger = new GateLedger(GateLimits.Generated);
        var rows = new QuoteAccumulator();
        var gate = new QuoteGate(ledger, rows);

        new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 50_000, Seed = 2 }).WriteTo(gate);

        gate.Complete();
        var report = gate.Report(50_000, null, rows.ToSeries().HasFx ? GeneratorOptions.Of(level).Columns : QuoteColumns.Plain);
        report.Accepted.ShouldBeTrue(string.Join('\n', report.ToLines()));
        report.AcceptedRows.ShouldBe(50_000);
    }

    [Fact]
    public void ToSeries_L0_IsAnOrnsteinUhlenbeckPremiumWithBidEqualToAsk()
    {
        var options = GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = LongRun.Count(400_000, 4_000_000), Seed = 1 };

        var series = new QuoteGenerator(options).ToSeries();

        series.BidA.SequenceEqual(series.AskA).ShouldBeTrue();
        series.BidB.SequenceEqual(series.AskB).ShouldBeTrue();
        var premium = Premium(series);
        var (mean, variance, products) = (premium.Average(), premium.Average(x => x * x), premium.Skip(1).Zip(premium, (y, x) => x * y).Average());
        var sampleSd = Math.Sqrt(2 / .05 / options.Rows);
        (mean / 20).ShouldBe(0, 4 * sampleSd);
        (variance / 400).ShouldBe(1, 4 * sampleSd);
        (products / variance).ShouldBe(Math.Exp(-.05), 4 * Math.Sqrt(.1 / options.Rows));
        premium.Max().ShouldBeInRange(80, 120);
    }

    [Fact]
    public void ToSeries_L0_HasTheSameStepLawInsideAndAcrossBlocks()
    {
        var premium = Premium(new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L0) with { Rows = 1_000_000, Seed = 4 }).ToSeries());
        var phi = Math.Exp(-.05);
        var stepVariance = 400 * (1 - (phi * phi));
        var places = new (double Sum, double Squares, int Count)[4];
        for (var row = 1; row < premium.Length; row++)
        {
            var step = premium[row] - (phi * premium[row - 1]);
            var place = (row % 256) switch { 0 => 0, 1 => 1, 255 => 2, _ => 3 };
            places[place] = (places[place].Sum + step, places[place].Squares + (step * step), places[place].Count + 1);
        }

        foreach (var (sum, squares, count) in places)
        {
            (squares / count / stepVariance).ShouldBe(1, 5 * Math.Sqrt(2.0 / count));
            (sum / count / Math.Sqrt(stepVariance)).ShouldBe(0, 5 / Math.Sqrt(count));
        }
    }

    [Fact]
    public void ToSeries_Price_HasTheVolatilityOfItsOptions()
    {
        var series = new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L1) with { Rows = 400_000, Seed = 1 }).ToSeries();

        var squares = 0.0;
        for (var row = 1; row < series.Count; row++)
        {
            var step = Math.Log(Mid(series, row) / Mid(series, row - 1));
            squares += step * step;
        }

        Math.Sqrt(squares / series.Count * (365 * 8640)).ShouldBe(.6, .01);
        (series.AskA[5] / series.BidA[5]).ShouldBe(1.0001 / .9999, 1e-12);

        static double Mid(QuoteSeries series, int row) => series.BidA[row] + series.AskA[row] + series.BidB[row] + series.AskB[row];
    }

    [Theory]
    [InlineData(GeneratorLevel.RandomWalk)]
    [InlineData(GeneratorLevel.FreeRandomWalk)]
    public void ToSeries_RandomWalk_HasIndependentStepsThatNeverRevert(GeneratorLevel level)
    {
        var premium = Premium(new QuoteGenerator(GeneratorOptions.Of(level) with { Rows = 200_000, Seed = 3 }).ToSeries());
        var steps = premium.Skip(1).Zip(premium, (y, x) => y - x).ToArray();
        var variance = steps.Average(step => step * step);

        Math.Sqrt(variance).ShouldBe(40 / Math.Sqrt(360), .015);
        (steps.Skip(1).Zip(steps, (y, x) => x * y).Average() / variance).ShouldBe(0, .01);
        (premium.Skip(1000).Zip(premium, (y, x) => (y - x) * (y - x)).Average() / variance / 1000).ShouldBe(1, .35);
    }

    [Fact]
    public void Regimes_OfL2_CoverAllRowsAndHoldTheirDeviations()
    {
        var generator = new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L2) with { Rows = 1_000_000, Seed = 9 });
        var premium = Premium(generator.ToSeries());

        generator.Regimes.Sum(span => span.Rows).ShouldBe(1_000_000);
        generator.Regimes.Zip(generator.Regimes.Skip(1)).ShouldAllBe(pair =>
            pair.First.FirstRow + pair.First.Rows == pair.Second.FirstRow && pair.First.Regime != pair.Second.Regime);
        foreach (var (regime, sd) in new[] { (Regime.Calm, 8.0), (Regime.Wild, 25.0) })
        {
            var spans = generator.Regimes.Where(span => span.Regime == regime && span.Rows > 1000).ToArray();
            spans.Length.ShouldBeGreaterThan(5);
            var values = spans.SelectMany(span => premium.Skip((int)span.FirstRow + 300).Take((int)span.Rows - 300)).ToArray();
            Math.Sqrt(values.Average(x => x * x)).ShouldBe(sd, .05 * sd);
        }

        generator.Regimes.ShouldContain(span => span.Regime == Regime.Drift);
    }

    [Fact]
    public void ToSeries_L3_HasTicksSizesRatesThatAgeAndOutagesThatStandStill()
    {
        var generator = new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L3) with { Rows = 100_000, Seed = 11, OutagesPerDay = 2 });
        var series = generator.ToSeries();

        series.BidA.ToArray().ShouldAllBe(price => price % .5 == 0);
        series.Sizes.AskB.ToArray().Order().ElementAt(50_000).ShouldBe(.5, .02);
        series.FxTimeNs.ToArray().Zip(series.TimeNs.ToArray()).ShouldAllBe(pair => pair.First <= pair.Second);
        series.FxTimeNs.ToArray().Zip(series.TimeNs.ToArray(), (quoted, row) => row - quoted).Max().ShouldBeGreaterThan(600 * Instant.PerSecond);
        generator.Outages.ShouldContain(span => span.OnA);
        generator.Outages.ShouldContain(span => !span.OnA);
        foreach (var span in generator.Outages)
        {
            var bids = (span.OnA ? series.BidA : series.BidB).Slice((int)span.FirstRow - 1, (int)span.Rows + 1);
            bids.ContainsAnyExcept(bids[0]).ShouldBeFalse();
        }
    }

    [Fact]
    public void ToSeries_L3_HasClusteredVolatilityAndFatTails()
    {
        var series = new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.L3) with { Rows = 200_000, Seed = 1, JumpsPerDay = 0, TickSize = 0, OutagesPerDay = 0, MeanReversionPerHour = 1e-6, SpreadSdBps = 1e-6, CalmSdBps = 1e-6, WildSdBps = 1e-6, DriftBpsPerHour = 0 }).ToSeries();
        var steps = new double[series.Count - 1];
        for (var row = 0; row < steps.Length; row++)
        {
            steps[row] = Math.Log(series.BidA[row + 1] / series.BidA[row]);
        }

        var variance = steps.Average(step => step * step);
        (steps.Average(step => step * step * step * step) / (variance * variance)).ShouldBeGreaterThan(4);
        var squares = steps.Select(step => (step * step) - variance).ToArray();
        (squares.Skip(5).Zip(squares, (y, x) => x * y).Average() / squares.Average(x => x * x)).ShouldBeGreaterThan(.05);
    }

    private static double[] Premium(QuoteSeries series)
    {
        var premium = new double[series.Count];
        for (var row = 0; row < premium.Length; row++)
        {
            premium[row] = Math.Log((series.BidA[row] + series.AskA[row]) / (series.BidB[row] + series.AskB[row])) * 1e4;
        }

        return premium;
    }

    private static byte[] Bytes(QuoteSeries series)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        for (var row = 0; row < series.Count; row++)
        {
            writer.Write(series.TimeNs[row]);
            writer.Write(series.BidA[row]);
            writer.Write(series.AskA[row]);
            writer.Write(series.BidB[row]);
            writer.Write(series.AskB[row]);
            if (series.HasFx)
            {
                writer.Write(series.Fx[row]);
                writer.Write(series.FxTimeNs[row]);
                writer.Write(series.Sizes.BidA[row]);
                writer.Write(series.Sizes.AskA[row]);
                writer.Write(series.Sizes.BidB[row]);
                writer.Write(series.Sizes.AskB[row]);
            }
        }

        return bytes.ToArray();
    }
}
