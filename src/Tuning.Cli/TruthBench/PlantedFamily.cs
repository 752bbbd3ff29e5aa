using System.Collections.Immutable;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Spaces;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Cli.TruthBench;

/// <summary>
/// Worlds with a planted edge, all of one process. Its best parameter set is found by brute force on a long market of the
/// process, and a world counts only where that set shows the wanted strength out of sample.
/// </summary>
internal sealed class PlantedFamily
{
    private const double SdBps = 20;
    private const double FeeBps = 10;
    private const double HalfSpreadBps = 1;
    private const double CostBps = (4 * FeeBps) + (4 * HalfSpreadBps);

    /// <summary>t grows with the root of the mean reversion, and more where an hour holds much of a reversion.</summary>
    private const double ReversionPerSquaredStrength = .0205;
    private const double UsualStrength = 6;
    private const double Tolerance = .5;
    private const double LeastTrades = 150;
    private const double LeastBreakEven = 1.5;
    private const ulong SeedsOfAWorld = 10_000;
    private const int CoarseSide = 20;
    private const int FineSide = 7;
    private const int SetsAtATime = 64;
    private const ulong SearchedSeed = 424_242;
    private const ulong MeasuredSeed = 424_243;

    /// <summary>Rows of the long market are this much closer, so that it has fewer hours; its steps are the same.</summary>
    private const int Hurry = 30;

    private static readonly (double Low, double High) _entryBps = (5, 80);
    private static readonly (double Low, double High) _exitBps = (-80, 60);
    private static readonly TradingEnvironment _environment = TruthWorlds.Fees(FeeBps);

    private readonly double _strength;
    private readonly Market _measured;
    private readonly double _best;

    /// <summary>Finds the best parameter set of a strength: on a grid over the whole space, then on a finer one around its best.</summary>
    /// <param name="strength">The t of the best set out of sample, above 0.</param>
    /// <param name="longRows">Rows of the market that the best is searched on, and of the one that regrets are measured on.</param>
    /// <param name="cancellationToken">Ends it between two passes.</param>
    public PlantedFamily(double strength, int longRows, CancellationToken cancellationToken)
    {
        _strength = strength;
        var searched = LongMarket(SearchedSeed, longRows);
        var coarse = BestOf(searched, Grid(_entryBps, _exitBps, CoarseSide), cancellationToken);
        var (entryStep, exitStep) = (StepOf(_entryBps, CoarseSide), StepOf(_exitBps, CoarseSide));
        var (entry, exit) = (coarse.NumberOf("entryBps")!.Value, coarse.NumberOf("exitBps")!.Value);
        Oracle = BestOf(
            searched,
            Grid((entry - entryStep, entry + entryStep), (exit - exitStep, exit + exitStep), FineSide),
            cancellationToken);

        // Measured on other rows than it was found on: the best of a search flatters itself.
        _measured = LongMarket(MeasuredSeed, longRows);
        _best = PnlOf(_measured, [Oracle], cancellationToken)[0];
    }

    /// <summary>The best parameter set.</summary>
    public ParameterSet Oracle { get; }

    /// <summary>Makes a world of the wanted strength.</summary>
    /// <param name="number">The number of the world, from 0.</param>
    /// <param name="cancellationToken">Ends the search for one.</param>
    public TruthWorld Create(int number, CancellationToken cancellationToken)
    {
        for (var seed = (ulong)number * SeedsOfAWorld; ; seed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var market = new Market(new QuoteGenerator(Options(seed)).ToSeries());
            var world = new TruthWorld(market, _environment, TruthWorlds.SpaceOf(_entryBps, _exitBps), seed);
            if (IsWanted(world, market, cancellationToken))
            {
                return world;
            }
        }
    }

    /// <summary>The share of the best gain that each choice gives up, on the long market; 1 without a choice.</summary>
    /// <param name="choices">The choices.</param>
    /// <param name="cancellationToken">Ends it between two passes.</param>
    public ImmutableArray<double> Regrets(IReadOnlyList<ParameterSet?> choices, CancellationToken cancellationToken)
    {
        ParameterSet[] made = [.. choices.OfType<ParameterSet>()];
        var earned = new Queue<double>(PnlOf(_measured, made, cancellationToken));
        return [.. choices.Select(choice => choice is null ? 1 : Math.Max(0, 1 - (earned.Dequeue() / _best)))];
    }

    // Every test window is the oracle's, so what it shows there is what the best search could have shown.
    private bool IsWanted(TruthWorld world, Market market, CancellationToken cancellationToken)
    {
        WindowRecord[] records =
        [
            .. TruthWorld.Plan(market).Folds.Select(fold => world.Evaluator.Record(fold.Test, Oracle, Scenario.AsPlanned, cancellationToken)!),
        ];
        double[] hours = [.. records.SelectMany(record => record.HourlyPnl)];
        var costs = records.Sum(record => record.Turnover) * CostBps / 4 * 1e-4;
        var trades = LeastTrades * Math.Min(1, _strength * _strength / (UsualStrength * UsualStrength));
        return MeanTest.Independent(hours) is { } t && Math.Abs(t - _strength) <= Tolerance
            && records.Sum(record => record.TradePnl.Length) >= trades
            && records.Sum(record => record.NetPnl) + costs >= LeastBreakEven * costs;
    }

    private static ImmutableArray<double> PnlOf(Market market, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken) =>
    [
        .. points.Select(ArbitrageBinding.ToParameters).Chunk(SetsAtATime).SelectMany(sets =>
            BatchKernel.Run(market, MarketWindow.Whole(market), _environment, sets, cancellationToken)
                .Select(result => result.Metrics.NetPnl)),
    ];

    private double ReversionPerHour
    {
        get
        {
            var reversion = ReversionPerSquaredStrength * _strength * _strength;
            return reversion / (1 + (reversion / 2));
        }
    }

    private GeneratorOptions Options(ulong seed) => GeneratorOptions.Of(GeneratorLevel.L1) with
    {
        Rows = TruthWorld.Rows,
        IntervalNs = TruthWorld.IntervalNs,
        Seed = seed,
        SpreadSdBps = SdBps,
        HalfSpreadABps = HalfSpreadBps,
        HalfSpreadBBps = HalfSpreadBps,
        MeanReversionPerHour = ReversionPerHour,
    };

    private Market LongMarket(ulong seed, int rows)
    {
        var options = Options(seed);
        return new Market(new QuoteGenerator(options with
        {
            Rows = rows,
            IntervalNs = options.IntervalNs / Hurry,
            MeanReversionPerHour = options.MeanReversionPerHour * Hurry,
        }).ToSeries());
    }

    private static ParameterSet BestOf(Market market, ImmutableArray<ParameterSet> grid, CancellationToken cancellationToken)
    {
        var earned = PnlOf(market, grid, cancellationToken);
        return grid[earned.IndexOf(earned.Max())];
    }

    private static ImmutableArray<ParameterSet> Grid((double Low, double High) entryBps, (double Low, double High) exitBps, int side) =>
    [
        .. from entry in Steps(entryBps, side)
           from exit in Steps(exitBps, side)
           where exit < entry
           select new ParameterSet([KeyValuePair.Create("entryBps", (ParameterValue)entry), KeyValuePair.Create("exitBps", (ParameterValue)exit)]),
    ];

    private static IEnumerable<double> Steps((double Low, double High) range, int side) =>
        Enumerable.Range(0, side).Select(step => range.Low + (step * StepOf(range, side)));

    private static double StepOf((double Low, double High) range, int side) => (range.High - range.Low) / (side - 1);
}
