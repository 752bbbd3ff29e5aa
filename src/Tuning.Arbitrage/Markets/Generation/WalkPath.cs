using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>A random walk from 0 whose blocks are made alone. Immutable and safe to share between threads.</summary>
internal sealed class WalkPath
{
    private readonly CounterRandom _random;
    private readonly BridgeSteps _steps = new(0);
    private readonly double[] _starts;

    /// <summary>Creates the walk.</summary>
    /// <param name="random">One normal number a step.</param>
    /// <param name="steps">The number of steps.</param>
    public WalkPath(CounterRandom random, long steps)
    {
        _random = random;
        _starts = new double[BlockGrid.Starts(steps)];
        for (var block = 1; block < _starts.Length; block++)
        {
            _starts[block] = _starts[block - 1] + (_steps.BlockNoise * random.Normal((long)block * BlockGrid.Length));
        }
    }

    /// <summary>Fills a block, in units of one step's standard deviation.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="path">Where to; shape [block length].</param>
    public void Fill(int block, Span<double> path)
    {
        _random.FillNormal((long)block * BlockGrid.Length, path);
        _steps.Fill(_starts[block], _starts[block + 1], 1, path);
    }
}
