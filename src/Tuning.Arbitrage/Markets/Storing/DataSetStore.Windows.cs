using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Windows;

namespace Tuning.Arbitrage.Markets.Storing;

/// <content>Windows of several data sets.</content>
public sealed partial class DataSetStore
{
    /// <summary>
    /// Freezes a window of several data sets as a data set of its own: whatever is added to the market later, its content and hash
    /// stay. It passes the data gate, with the waivers of the data sets that it is cut from.
    /// </summary>
    /// <param name="sets">Data sets that are stored here, in order of their first row.</param>
    /// <param name="startNs">Start of the window, nanoseconds since the Unix epoch, included.</param>
    /// <param name="endNs">End of the window, excluded.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ImportOutcome Freeze(
        IReadOnlyList<ContentHash> sets, long startNs, long endNs, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        MappedDataSet[] open = [.. sets.Select(Open)];
        var isGenerated = Array.TrueForAll(open, set => set.Origin is QuoteOrigin.Generated);
        var limits = (isGenerated ? GateLimits.Generated : GateLimits.Market) with
        {
            Waivers = [.. sets.SelectMany(hash => Describe(hash)?.Report.Waivers ?? []).Distinct()],
        };
        using var incoming = IncomingFolder.In(_folder);
        using var spool = new ColumnSpool(incoming.Path);
        var gate = new QuoteGate(new GateLedger(limits), spool);
        var rows = QuoteWindow.WriteTo(open, startNs, endNs, gate);
        gate.Complete();
        var report = gate.Report(rows, null, open.Length == 0 ? null : open[0].Columns);
        return report.Accepted
            ? Frozen(Publish(incoming, spool, name, isGenerated ? QuoteOrigin.Generated : QuoteOrigin.Market, report, cancellationToken))
            : new ImportOutcome(report, null);

        ImportOutcome Frozen(ContentHash hash) => new(report with { ContentHash = hash.Hex }, hash);
    }
}
