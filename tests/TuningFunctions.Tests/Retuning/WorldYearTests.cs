using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Retuning.Triggers;
using Tuning.Statistics;
using Tuning.Validation.Splits;

namespace TuningFunctions.Tests.Retuning;

public sealed class WorldYearTests
{
    private const long FiveMinutes = 300_000_000_000;
    private const int RowsAWeek = 7 * 24 * 12;
    private const long Minute = 60_000_000_000;
    private const int FastRowsAWeek = 7 * 24 * 60;
    private const int SwitchWeek = 10;
    private const int SwitchWeeks = 20;

    private static readonly TradingEnvironment s_costs = new() { FeeABps = 3, FeeBBps = 3, LatencyAMs = 0, LatencyBMs = 0 };

    [Fact]
    public void StationaryWorld_ChampionIsOptimal_StaysForTheYear()
    {
        var (changed, winners) = Years(seed => Spread(20, 56 * RowsAWeek, seed), s_costs);

        changed.ShouldBeLessThanOrEqualTo(LongRun.Count(1, 2));
        winners.ShouldBeGreaterThan(0, "sessions that find nothing would keep any champion");
    }

    [Fact]
    public void NullWorld_NothingCanBeEarned_ChampionStaysForTheYear()
    {
        var free = new TradingEnvironment { FeeABps = 0, FeeBBps = 0, LatencyAMs = 0, LatencyBMs = 0 };

        var (changed, _) = Years(
            seed => new QuoteGenerator(GeneratorOptions.Of(GeneratorLevel.FreeRandomWalk) with { Rows = 56 * RowsAWeek, Seed = seed, IntervalNs = FiveMinutes, WalkBpsPerSqrtHour = 10 }).ToSeries(),
            free);

        changed.ShouldBeLessThanOrEqualTo(LongRun.Count(1, 2));
    }

    [Theory]
    [InlineData(25, 8)]
    [InlineData(8, 25)]
    public void RegimeSwitch_EitherWay_DriftFiresWithinADayAndThreeChecks(double before, double after)
    {
        // A row a minute, and a premium that reverts within minutes.
        var market = new Market(Join(
            Spread(before, SwitchWeek * FastRowsAWeek, 3, Minute, 10),
            Spread(after, (SwitchWeeks - SwitchWeek) * FastRowsAWeek, 4, Minute, 10, SwitchWeek * FastRowsAWeek)));

        HoursUntilDriftFires(market).ShouldBeInRange(1, 24 + 3, "a day of it, and three checks");
    }

    private static (int Changed, int Winners) Years(Func<ulong, QuoteSeries> world, TradingEnvironment environment)
    {
        var seeds = LongRun.Count(8, 40);
        var (changed, winners) = (0, 0);
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var market = new Market(world((ulong)seed + 1));
            var evaluator = new ArbitrageWindowEvaluator(market, environment);
            var start = market.Quotes.TimeNs[0];
            var best = RetunedYear.BestOf(evaluator, new Window(WindowUnit.Time, start, start + (55 * RetunedYear.Week)));
            var year = new RetunedYear(market, environment, (ulong)seed, best);
            year.Run();
            Interlocked.Add(ref changed, year.Changes.Count > 0 ? 1 : 0);
            Interlocked.Add(ref winners, year.Winners);
        });
        return (changed, winners);
    }

    // Checks of each hour from the switch on, against the four weeks before it.
    private static int HoursUntilDriftFires(Market market)
    {
        const int RowsAnHour = 60;
        var trigger = new DriftTrigger(.25, 3, TimeSpan.FromDays(1));
        double[] edges = [.. Enumerable.Range(0, market.Count).Select(row => Math.Max(market.Edges.ShortA[row], market.Edges.ShortB[row]))];
        var stability = new PopulationStability(edges.AsSpan((SwitchWeek - 4) * FastRowsAWeek, 4 * FastRowsAWeek));
        var counts = edges.Chunk(RowsAnHour).Select(hour => stability.Count(hour)).ToArray();
        const int First = SwitchWeek * FastRowsAWeek / RowsAnHour;
        var threshold = AlarmCalibration.Drift(stability, counts[(First - (4 * 168))..First], 3, 1);
        TriggerCheck? check = null;
        for (var hour = First - 168; hour < counts.Length; hour++)
        {
            var day = Enumerable.Range(0, PopulationStability.Bins).Select(bin => counts[(hour - 23)..(hour + 1)].Sum(each => each[bin])).ToArray();
            check = TriggerRules.Drift(trigger, DateTimeOffset.UnixEpoch.AddHours(hour), stability.Index(day), threshold, check);
            if (check.Fires)
            {
                return hour + 1 - First;
            }
        }

        return int.MaxValue;
    }

    private static QuoteSeries Spread(
        double sdBps, int rows, ulong seed, long intervalNs = FiveMinutes, double reversion = 2, int firstRow = 0) => new QuoteGenerator(
        GeneratorOptions.Of(GeneratorLevel.L0) with
        {
            Rows = rows,
            Seed = seed,
            IntervalNs = intervalNs,
            SpreadSdBps = sdBps,
            MeanReversionPerHour = reversion,
            StartNs = GeneratorOptions.Of(GeneratorLevel.L0).StartNs + (firstRow * intervalNs),
        }).ToSeries();

    private static QuoteSeries Join(QuoteSeries one, QuoteSeries other) => new(
        Both(one.TimeNs, other.TimeNs), Both(one.BidA, other.BidA), Both(one.AskA, other.AskA), Both(one.BidB, other.BidB), Both(one.AskB, other.AskB));

    private static T[] Both<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other) => [.. one, .. other];
}
