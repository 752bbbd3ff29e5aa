using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Validation.Splits;

namespace TuningFunctions.Tests.Retuning;

public sealed class WorldYearTests
{
    private const long FiveMinutes = 300_000_000_000;
    private const int RowsAWeek = 7 * 24 * 12;

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

    private static QuoteSeries Spread(double sdBps, int rows, ulong seed) => new QuoteGenerator(
        GeneratorOptions.Of(GeneratorLevel.L0) with
        {
            Rows = rows,
            Seed = seed,
            IntervalNs = FiveMinutes,
            SpreadSdBps = sdBps,
            MeanReversionPerHour = 2,
        }).ToSeries();
}
