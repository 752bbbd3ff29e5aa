using Tuning.Arbitrage.Markets;

namespace Tuning.Cli.DataSets;

/// <summary>Keeps nothing of what it is handed.</summary>
internal sealed class NoSink : IQuoteSink
{
    /// <inheritdoc/>
    public void Append(QuoteBatch batch)
    {
    }
}
