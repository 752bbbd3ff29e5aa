using System.Collections.Immutable;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Backtests;

/// <summary>A diagnosis for a human: where the profit comes from, and what it would not survive.</summary>
/// <param name="diagnosis">The diagnosis.</param>
internal sealed class DiagnosisView(BacktestDiagnosis diagnosis)
{
    private const int BarWidth = 30;

    /// <summary>Writes the diagnosis.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        WriteGroups(page, "zone", diagnosis.ByZone);
        WriteGroups(page, "direction", diagnosis.ByDirection);
        WriteGroups(page, "hour (UTC)", diagnosis.ByHourOfDay);
        WriteCapacity(page);
        WritePhantomEdges(page);
        WriteLimits(page);
    }

    private static void WriteGroups(Page page, string title, ImmutableArray<TradeGroup> groups)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        var most = groups.Max(group => Math.Abs(group.NetPnl));
        var table = new TextTable($"pnl by {title}", ">trades", ">won", ">pnl", "");
        foreach (var group in groups)
        {
            table.Add(group.Key, Figures.Count(group.Trades), Figures.Percent(group.WinRate), Figures.Money(group.NetPnl), Bar(group.NetPnl, most));
        }

        table.WriteTo(page);
        page.Line();
    }

    private void WriteCapacity(Page page)
    {
        var most = diagnosis.Capacity.Max(point => Math.Abs(point.NetPnl));
        var table = new TextTable(">notional", ">pnl", ">of turnover, bps", "");
        foreach (var point in diagnosis.Capacity)
        {
            table.Add(Figures.Of(point.Notional), Figures.Money(point.NetPnl), Figures.Of(point.ReturnBps), Bar(point.NetPnl, most));
        }

        page.Title("capacity: what it earns with more or less money an entry");
        table.WriteTo(page);
        page.Line();
    }

    private void WritePhantomEdges(Page page)
    {
        var phantom = diagnosis.Phantom;
        var table = new TextTable("phantom edges", ">pnl");
        table.Add("as traded", Figures.Money(phantom.AsTraded));
        table.Add("(a) only where both venues changed within 5 intervals", Figures.Money(phantom.WithFreshQuotes));
        table.Add("(b) every fill one row later", Figures.Money(phantom.OneRowLater));
        table.Add("(c) at the worst quote of the next two rows", Figures.Money(phantom.AtWorstOfNextTwoRows));
        table.Add("(d) without the best 1 % of the trades", Figures.Money(phantom.WithoutBestTrades));
        table.WriteTo(page);
        if (!phantom.Stands)
        {
            page.Warning("the profit does not stay above 0 in (a), (b) and (d): its edges may be nobody's to trade");
        }

        page.Line();
    }

    private void WriteLimits(Page page)
    {
        var (breakEven, lifetime, water) = (diagnosis.BreakEven, diagnosis.Lifetime, diagnosis.UnderWater);
        page.Line(breakEven.CostBps switch
        {
            null => "break-even cost: none without trades",
            < 0 and var missing => $"break-even cost: {Figures.Of(-missing)} bps a fill would have to go",
            var spare => $"break-even cost: {Figures.Of(spare)} bps more on every fill take the whole profit",
        });
        page.Line(breakEven.LatencyMs is { } latency
            ? $"break-even latency: a profit stays up to {Figures.Of(latency)} ms more{(breakEven.IsLatencyUnbounded ? ", the most that was tried" : "")}"
            : "break-even latency: none without a profit");
        page.Line(lifetime.MedianMs is { } median
            ? $"edge lifetime: {Figures.Of(median)} ms in the median of {Figures.Count(lifetime.Edges)} edges that rose to the entry"
            : "edge lifetime: no edge rose to the entry and fell again");
        if (lifetime.IsShorterThanLatency is true)
        {
            page.Warning("edges live shorter than the latency");
        }

        page.Line($"under water: longest {Figures.Of(water.LongestSeconds)} s{(water.Share is { } share ? $", {Figures.Percent(share)} of the time" : "")}");
    }

    private static string Bar(double value, double most) => most > 0
        ? new string(value < 0 ? '░' : '█', (int)Math.Round(Math.Abs(value) / most * BarWidth))
        : "";
}
