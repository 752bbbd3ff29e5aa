using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// The logarithm of the price under GARCH(1,1) (Bollerslev 1986) with Student's t innovations of unit variance (Bollerslev
/// 1987) and Poisson jumps. The recursion runs forward once; the state at each block's start is kept, so that a block is
/// made alone afterwards. Not safe to share between threads.
/// </summary>
internal sealed class GarchPath
{
    private const double Bps = 1e-4;
    private const double SecondsPerDay = 86_400;

    private readonly GeneratorOptions _options;
    private readonly CounterRandom _normals;
    private readonly CounterRandom _tails;
    private readonly CounterRandom _jumps;
    private readonly CounterRandom _jumpSizes;
    private readonly double _constant;
    private readonly double _jumpShare;
    private readonly List<(double Before, double Log, double Variance)> _starts = [];
    private readonly double[] _scratch = new double[BlockGrid.Length + 1];
    private readonly double[] _innovations = new double[BlockGrid.Length];
    private readonly double[] _jumpDraws = new double[BlockGrid.Length];
    private readonly double[] _tailDraws;

    public GarchPath(GeneratorOptions options)
    {
        _options = options;
        _normals = new CounterRandom(options.Seed, (ulong)GeneratorStream.TailNormals);
        _tails = new CounterRandom(options.Seed, (ulong)GeneratorStream.Tails);
        _jumps = new CounterRandom(options.Seed, (ulong)GeneratorStream.Jumps);
        _jumpSizes = new CounterRandom(options.Seed, (ulong)GeneratorStream.JumpSizes);
        _tailDraws = new double[BlockGrid.Length * (options.TailDegrees / 2)];
        var stepSd = PlainBlocks.StepSd(options.Volatility, options.IntervalNs);
        _constant = stepSd * stepSd * (1 - options.GarchAlpha - options.GarchBeta);
        _jumpShare = options.JumpsPerDay * (options.IntervalNs / (SecondsPerDay * Instant.PerSecond));
        _starts.Add((0, 0, stepSd * stepSd));
    }

    /// <summary>Fills a block and the row before it.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="path">Where to; shape [block length + 1].</param>
    public void Fill(int block, Span<double> path)
    {
        while (_starts.Count <= block)
        {
            Run(_starts.Count - 1, _scratch);
        }

        Run(block, path);
    }

    private void Run(int block, Span<double> path)
    {
        var (before, log, variance) = _starts[block];
        var firstRow = (long)block * BlockGrid.Length;
        _normals.FillNormal(firstRow, _innovations);
        _jumps.Fill(firstRow, _jumpDraws);
        _tails.Fill(firstRow * (_options.TailDegrees / 2), _tailDraws);
        path[0] = before;
        for (var row = 0; row < BlockGrid.Length; row++)
        {
            path[row + 1] = log;
            var shock = Math.Sqrt(variance) * TailOf(row);
            variance = _constant + (_options.GarchAlpha * shock * shock) + (_options.GarchBeta * variance);
            log += shock;
            if (_jumpDraws[row] < _jumpShare)
            {
                log += _options.JumpSdBps * Bps * _jumpSizes.Normal(firstRow + row);
            }
        }

        if (_starts.Count == block + 1)
        {
            _starts.Add((path[BlockGrid.Length], log, variance));
        }
    }

    // t = z sqrt((n - 2) / chi2), and chi2 of an even n is -2 ln of a product of n/2 uniform numbers.
    private double TailOf(int row)
    {
        var half = _options.TailDegrees / 2;
        var product = 1.0;
        foreach (var draw in _tailDraws.AsSpan(row * half, half))
        {
            product *= 1 - draw;
        }

        return _innovations[row] * Math.Sqrt((_options.TailDegrees - 2) / (-2 * Elementary.Log(product)));
    }
}
