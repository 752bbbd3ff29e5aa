namespace Tuning.Arbitrage.Markets;

/// <summary>What takes rows in their order: the gate, columns in memory, or a file.</summary>
public interface IQuoteSink
{
    /// <summary>Takes the rows of a batch; the caller reuses the batch afterwards.</summary>
    /// <param name="batch">The next rows.</param>
    void Append(QuoteBatch batch);
}
