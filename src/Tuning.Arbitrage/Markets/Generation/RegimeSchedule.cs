using System.Collections.Immutable;
using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>A Markov chain of regimes that may change at the start of a block, to either of the others with the same probability. Immutable.</summary>
internal sealed class RegimeSchedule
{
    private const int Regimes = 3;
    private const double NanosecondsPerHour = 3600.0 * Instant.PerSecond;

    private readonly Regime[] _regimes;
    private readonly double[] _meanBps;

    public RegimeSchedule(GeneratorOptions options)
    {
        _regimes = new Regime[BlockGrid.Starts(options.Rows)];
        _meanBps = new double[_regimes.Length];
        if (!options.HasRegimes)
        {
            return;
        }

        var blockHours = BlockGrid.Length * (options.IntervalNs / NanosecondsPerHour);
        var leaves = Math.Min(1, blockHours / options.RegimeHours);
        var changes = new CounterRandom(options.Seed, (ulong)GeneratorStream.Regimes);
        var targets = new CounterRandom(options.Seed, (ulong)GeneratorStream.RegimeTargets);
        _regimes[0] = Regime.Calm + targets.Below(0, Regimes);
        for (var block = 1; block < _regimes.Length; block++)
        {
            var place = _regimes[block - 1] - Regime.Calm;
            var next = changes.NextDouble(block) < leaves ? (place + 1 + targets.Below(block, Regimes - 1)) % Regimes : place;
            _regimes[block] = Regime.Calm + next;
        }

        Drift(options.DriftBpsPerHour * blockHours, new CounterRandom(options.Seed, (ulong)GeneratorStream.DriftSigns));
    }

    /// <summary>The regime of a block.</summary>
    public Regime this[int block] => _regimes[block];

    /// <summary>The mean of the premium at the first row of a block, in bps; it moves in a straight line to the next.</summary>
    public double MeanBps(int block) => _meanBps[block];

    /// <summary>The regimes in their order.</summary>
    /// <param name="rows">The number of rows of the market.</param>
    public ImmutableArray<RegimeSpan> Spans(long rows)
    {
        var spans = ImmutableArray.CreateBuilder<RegimeSpan>();
        var first = 0;
        for (var block = 1; block < _regimes.Length; block++)
        {
            if (block == _regimes.Length - 1 || _regimes[block] != _regimes[first])
            {
                var firstRow = (long)first * BlockGrid.Length;
                spans.Add(new RegimeSpan(_regimes[first], firstRow, Math.Min((long)block * BlockGrid.Length, rows) - firstRow));
                first = block;
            }
        }

        return spans.ToImmutable();
    }

    // The mean is 0 wherever the regime is another one, so that their closed forms hold.
    private void Drift(double bpsPerBlock, CounterRandom signs)
    {
        for (var first = 0; first < _regimes.Length; first++)
        {
            if (_regimes[first] is not Regime.Drift || (first > 0 && _regimes[first - 1] is Regime.Drift))
            {
                continue;
            }

            var end = first;
            while (end < _regimes.Length && _regimes[end] is Regime.Drift)
            {
                end++;
            }

            var signedBps = signs.NextDouble(first) < 0.5 ? bpsPerBlock : -bpsPerBlock;
            for (var block = first; block < end; block++)
            {
                _meanBps[block] = signedBps * Math.Min(block - first, end - block);
            }
        }
    }
}
