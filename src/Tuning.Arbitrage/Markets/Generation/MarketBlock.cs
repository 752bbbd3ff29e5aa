namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>The rows of one block while they are made. Not safe to share between threads.</summary>
internal sealed class MarketBlock
{
    private readonly double[][] _columns = [.. Enumerable.Range(0, QuoteColumns.Total).Select(_ => new double[BlockGrid.Length])];

    /// <summary>When the rate of each row was quoted; shape [block length].</summary>
    public long[] FxTimeNs { get; } = new long[BlockGrid.Length];

    /// <summary>The values of a column; shape [block length].</summary>
    public double[] Values(QuoteColumn column) => _columns[(int)column];
}
