using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>The premium in bps, whose blocks are made alone. Immutable and safe to share between threads.</summary>
internal sealed class SpreadPath
{
    private const double NanosecondsPerHour = 3600.0 * Instant.PerSecond;

    private readonly GeneratorOptions _options;
    private readonly RegimeSchedule _regimes;
    private readonly CounterRandom _random;
    private readonly BridgeSteps _steps;
    private readonly double[] _starts;

    public SpreadPath(GeneratorOptions options, RegimeSchedule regimes)
    {
        _options = options;
        _regimes = regimes;
        _random = new CounterRandom(options.Seed, (ulong)GeneratorStream.Spread);
        _steps = new BridgeSteps(options.IsWalk ? 0 : ReversionPerRow(options));
        _starts = new double[BlockGrid.Starts(options.Rows)];
        _starts[0] = options.IsWalk ? 0 : ScaleBps(0) * _random.Normal(0);
        for (var block = 1; block < _starts.Length; block++)
        {
            var noise = ScaleBps(block - 1) * (_steps.BlockNoise * _random.Normal((long)block * BlockGrid.Length));
            _starts[block] = (_steps.BlockFactor * _starts[block - 1]) + noise;
        }
    }

    /// <summary>k times the time between rows.</summary>
    public static double ReversionPerRow(GeneratorOptions options) =>
        options.MeanReversionPerHour * (options.IntervalNs / NanosecondsPerHour);

    /// <summary>Standard deviation of one step of a random walk, in bps.</summary>
    public static double WalkStepBps(GeneratorOptions options) =>
        options.WalkBpsPerSqrtHour * Math.Sqrt(options.IntervalNs / NanosecondsPerHour);

    /// <summary>Standard deviation of the premium in a regime, in bps.</summary>
    public static double SdBps(GeneratorOptions options, Regime regime) => regime switch
    {
        Regime.Calm => options.CalmSdBps,
        Regime.Wild => options.WildSdBps,
        _ => options.SpreadSdBps,
    };

    /// <summary>Fills a block, in bps.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="path">Where to; shape [block length].</param>
    public void Fill(int block, Span<double> path)
    {
        _random.FillNormal((long)block * BlockGrid.Length, path);
        _steps.Fill(_starts[block], _starts[block + 1], ScaleBps(block), path);
        if (_regimes[block] is not Regime.Drift)
        {
            return;
        }

        var mean = _regimes.MeanBps(block);
        var step = (_regimes.MeanBps(block + 1) - mean) / BlockGrid.Length;
        for (var row = 0; row < path.Length; row++)
        {
            path[row] += mean + (step * row);
        }
    }

    private double ScaleBps(int block) => _options.IsWalk ? WalkStepBps(_options) : SdBps(_options, _regimes[block]);
}
