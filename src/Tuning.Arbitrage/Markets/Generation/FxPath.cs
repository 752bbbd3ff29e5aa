using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>A rate quoted once a minute, a geometric random walk with gaps in which the last quote goes on. Not safe to share between threads.</summary>
internal sealed class FxPath
{
    private const long QuoteNs = 60 * Instant.PerSecond;

    private readonly GeneratorOptions _options;
    private readonly int _rowsPerQuote;
    private readonly WalkPath _walk;
    private readonly StandstillSchedule _gaps;
    private readonly double _stepSd;
    private readonly double[] _quotes = new double[BlockGrid.Length];
    private int _quotesBlock = -1;
    private long _quote = -1;
    private (double Rate, long TimeNs) _known;

    public FxPath(GeneratorOptions options)
    {
        _options = options;
        _rowsPerQuote = (int)Math.Max(1, QuoteNs / options.IntervalNs);
        var quoteNs = _rowsPerQuote * options.IntervalNs;
        _walk = new WalkPath(new CounterRandom(options.Seed, (ulong)GeneratorStream.Fx), (options.Rows / _rowsPerQuote) + 1);
        _gaps = new StandstillSchedule(new CounterRandom(options.Seed, (ulong)GeneratorStream.FxGaps), options.FxGapsPerDay, quoteNs);
        _stepSd = PlainBlocks.StepSd(options.FxVolatility, quoteNs);
    }

    /// <summary>The rate of a row and when it was quoted.</summary>
    /// <param name="row">The row.</param>
    public (double Rate, long TimeNs) At(long row)
    {
        var quote = row / _rowsPerQuote;
        if (quote != _quote)
        {
            _known = Quote(quote);
            _quote = quote;
        }

        return _known;
    }

    private (double Rate, long TimeNs) Quote(long quote)
    {
        var block = (int)(quote / BlockGrid.Length);
        if (block != _quotesBlock)
        {
            _walk.Fill(block, _quotes);
            _quotesBlock = block;
        }

        var place = (int)(quote % BlockGrid.Length);
        var (first, end) = _gaps.Of(block);
        var known = place >= first && place < end ? first - 1 : place;
        var quotedRow = (((long)block * BlockGrid.Length) + known) * _rowsPerQuote;
        return (_options.FxRate * Elementary.Exp(_stepSd * _quotes[known]), _options.StartNs + (quotedRow * _options.IntervalNs));
    }
}
