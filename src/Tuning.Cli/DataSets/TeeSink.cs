using Tuning.Arbitrage.Markets;

namespace Tuning.Cli.DataSets;

/// <summary>Hands every batch to two sinks in turn.</summary>
/// <param name="first">The first; it leaves the batch as it is.</param>
/// <param name="second">The second.</param>
internal sealed class TeeSink(IQuoteSink first, IQuoteSink second) : IQuoteSink
{
    /// <inheritdoc/>
    public void Append(QuoteBatch batch)
    {
        first.Append(batch);
        second.Append(batch);
    }
}
