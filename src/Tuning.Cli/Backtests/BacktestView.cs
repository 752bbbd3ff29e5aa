using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Cli.DataSets;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Cli.Backtests;

/// <summary>A backtest for a human: settings, metrics, split of costs, first and last trades, equity.</summary>
/// <param name="document">What a machine reads.</param>
/// <param name="result">What the kernel returned.</param>
internal sealed class BacktestView(BacktestDocument document, BacktestResult result)
{
    private const int TradesShown = 5;

    /// <summary>Writes the backtest.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        page.Line($"parameters   {Settings(document.Parameters)}");
        page.Line($"environment  {Settings(document.Environment)}");
        page.Line();
        WriteMetrics(page);
        page.Line();
        WriteCosts(page);
        page.Line();
        WriteTrades(page);
        if (!result.Equity.IsEmpty)
        {
            page.Line();
            page.Line($"equity  {Sparkline.Of(result.Equity.AsSpan(), page.Width - 10)}");
            page.Line($"        from {Figures.Money(result.Equity[0])} to {Figures.Money(result.Equity[^1])}, "
                + $"lowest {Figures.Money(result.Equity.Min())}, highest {Figures.Money(result.Equity.Max())}");
        }

        if (document.Diagnosis is { } diagnosis)
        {
            page.Line();
            new DiagnosisView(diagnosis).WriteTo(page);
        }

        page.Line();
        WaiverNote.Write(page, document.Waivers);
        MarketNotes.Write(page, result.ExitReachedShare, result.IsLatencyBelowResolution);
    }

    private static string Settings(ParameterSet settings) =>
        string.Join(' ', settings.Select(pair => $"{pair.Key}={(pair.Value is ParameterValue.Text text ? text.Value : pair.Value.Canonical)}"));

    private void WriteMetrics(Page page)
    {
        var table = new TextTable("metric", ">value", "unit");
        foreach (var metric in MetricCatalog.Trading)
        {
            double? value = document.Metrics.TryGetValue(metric.Id, out var defined) ? defined : null;
            table.Add(metric.Id, Figures.Of(value), metric.Unit);
        }

        table.WriteTo(page);
        page.Line($"closed by    {(document.Reasons.IsEmpty ? Figures.Absent : string.Join(", ", document.Reasons.Select(pair => $"{pair.Key} {pair.Value}")))}");
    }

    private void WriteCosts(Page page)
    {
        var metrics = result.Metrics;
        page.Title("split of costs");
        var table = new TextTable("", ">");
        table.Add("before costs", Figures.Money(metrics.NetPnl + metrics.FeesPaid + metrics.SlippagePaid));
        table.Add("fees", Figures.Money(-metrics.FeesPaid));
        table.Add("slippage", Figures.Money(-metrics.SlippagePaid));
        table.Add("net", Figures.Money(metrics.NetPnl));
        table.WriteTo(page);
    }

    private void WriteTrades(Page page)
    {
        var trades = result.Trades;
        if (trades.IsEmpty)
        {
            page.Warning("no trades");
            return;
        }

        page.Title(trades.Length <= 2 * TradesShown ? "trades" : $"first and last {TradesShown} of {Figures.Count(trades.Length)} trades");
        var table = new TextTable("direction", "entry (UTC)", "exit (UTC)", "reason", ">edge bps", ">quantity", ">fees", ">pnl");
        foreach (var trade in Shown(trades))
        {
            table.Add(
                TradesFile.NameOf(trade.Direction),
                Figures.Time(trade.EntryTimeNs),
                Figures.Time(trade.ExitTimeNs),
                ExitReasonNames.Of(trade.Reason),
                Figures.Of(trade.EdgeBps),
                Figures.Of(trade.Quantity),
                Figures.Of(trade.Fees),
                Figures.Of(trade.Pnl));
        }

        table.WriteTo(page);
    }

    private static IEnumerable<Trade> Shown(ImmutableArray<Trade> trades) =>
        trades.Length <= 2 * TradesShown ? trades : trades.Take(TradesShown).Concat(trades.TakeLast(TradesShown));
}
