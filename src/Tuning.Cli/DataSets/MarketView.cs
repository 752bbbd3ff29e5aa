using System.Collections.Immutable;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Summaries;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>A data set for a human: span, gaps, living venues, edges and what they are worth at the user's costs.</summary>
/// <param name="summary">The summary.</param>
/// <param name="environment">Costs and latencies.</param>
internal sealed class MarketView(MarketSummary summary, TradingEnvironment environment)
{
    private const int BarWidth = 50;

    /// <summary>Writes the summary.</summary>
    /// <param name="page">The page.</param>
    public void WriteTo(Page page)
    {
        page.Line($"{Figures.Count(summary.Rows)} rows from {summary.FirstTime} to {summary.LastTime} ({Figures.Of(summary.SpanHours)} h)");
        page.Line($"median interval {Figures.Of(summary.MedianIntervalSeconds)} s, longest gap {Figures.Of(summary.LongestGapSeconds)} s, {Figures.Count(summary.Gaps)} gaps of more than 5 medians");
        page.Line();
        var venues = new TextTable("venue", ">quotes change on", ">longest stand", ">mean spread");
        AddVenue(venues, "A", summary.VenueA);
        AddVenue(venues, "B", summary.VenueB);
        venues.WriteTo(page);
        page.Line();
        var edges = new TextTable("edge, bps", ">min", ">1 %", ">5 %", ">25 %", ">median", ">75 %", ">95 %", ">99 %", ">99.9 %", ">max");
        AddEdge(edges, "shortA", summary.ShortA);
        AddEdge(edges, "shortB", summary.ShortB);
        AddEdge(edges, "larger", summary.Best);
        edges.WriteTo(page);
        page.Line();
        WriteHistogram(page, summary.BestHistogram);
        page.Line();
        page.Line($"at your fees {Figures.Percent(summary.ClearingShare)} of rows clear the cost of {Figures.Of(summary.CostBps)} bps a round trip");
        WriteLatency(page, "A", environment.LatencyAMs);
        WriteLatency(page, "B", environment.LatencyBMs);
        var bounds = summary.Bounds;
        page.Line($"bounds to start from: entryBps {bounds.EntryLowBps} to {bounds.EntryHighBps}, exitBps {bounds.ExitLowBps} to {bounds.ExitHighBps}");
    }

    private static void AddVenue(TextTable table, string name, VenueSummary venue) => table.Add(
        name,
        $"{Figures.Percent(venue.ChangedShare)} of rows",
        $"{Figures.Of(venue.LongestStandSeconds)} s",
        $"{Figures.Of(venue.MeanSpreadBps)} bps");

    private static void AddEdge(TextTable table, string name, EdgeQuantiles edge) => table.Add(
    [
        name,
        .. new[] { edge.Minimum, edge.Q01, edge.Q05, edge.Q25, edge.Median, edge.Q75, edge.Q95, edge.Q99, edge.Q999, edge.Maximum }
            .Select(value => Figures.Of(value)),
    ]);

    private static void WriteHistogram(Page page, ImmutableArray<EdgeBin> bins)
    {
        page.Title("larger edge, bps");
        var most = Math.Max(1, bins.Max(bin => bin.Rows));
        var table = new TextTable(">", "", ">");
        foreach (var bin in bins)
        {
            table.Add($"{Figures.Of(bin.FromBps)} to {Figures.Of(bin.ToBps)}", new string('█', (int)(bin.Rows * BarWidth / most)), Figures.Count(bin.Rows));
        }

        table.WriteTo(page);
    }

    private void WriteLatency(Page page, string venue, double latencyMs)
    {
        if (summary.IsBelowResolution(latencyMs))
        {
            page.Warning($"latency below resolution: {Figures.Of(latencyMs)} ms on {venue} lies within one interval of {Figures.Of(summary.MedianIntervalSeconds)} s");
        }
        else if (summary.MedianIntervalSeconds is { } intervalSeconds)
        {
            page.Line(latencyMs > 0
                ? $"latency against resolution: {Figures.Of(latencyMs)} ms on {venue} are {Figures.Of(Math.Round(latencyMs / 1000 / intervalSeconds, 1))} median intervals"
                : $"latency against resolution: none on {venue}, a fill at the very quote that decides it");
        }
    }
}
