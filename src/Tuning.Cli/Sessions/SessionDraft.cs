using System.Globalization;
using System.Text;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Summaries;

namespace Tuning.Cli.Sessions;

/// <summary>A commented session file for a data set: what to search, at which costs, and why between these bounds.</summary>
/// <param name="name">The session's name.</param>
/// <param name="data">The data as the file names it.</param>
/// <param name="summary">What the data holds.</param>
/// <param name="environment">Costs and latencies.</param>
internal sealed class SessionDraft(string name, string data, MarketSummary summary, TradingEnvironment environment)
{
    private const int Trials = 200;
    private const double LeastWidthBps = 5;

    /// <summary>Entries from what the costs leave out to what a row in a thousand reaches; exits where the spread goes.</summary>
    public SearchBounds Bounds
    {
        get
        {
            // An entry and an exit are each paid for by half a round trip at most: below that no entry can earn.
            var low = Math.Max(summary.Bounds.EntryLowBps, Math.Floor(summary.CostBps / 2));
            return summary.Bounds with { EntryLowBps = low, EntryHighBps = Math.Max(low + LeastWidthBps, summary.Bounds.EntryHighBps) };
        }
    }

    /// <summary>The session file.</summary>
    public string ToYaml()
    {
        var bounds = Bounds;
        var text = new StringBuilder();
        Line(text, $"# {name}: made by tune init. Run it with: tune run <this file>");
        Line(text, $"# {summary.Rows} rows from {summary.FirstTime} to {summary.LastTime}, one every {summary.MedianIntervalSeconds} s.");
        Line(text, $"# At these fees a round trip costs {summary.CostBps} bps; the larger edge clears it on {summary.ClearingShare * 100:0.##} % of the rows.");
        Line(text, $"schemaVersion: 1");
        Line(text, $"name: {name}");
        Line(text, $"strategy: arbitrage");
        Line(text, $"datasets: [{Quoted(data)}]");
        Line(text, $"space:");
        Line(text, $"  # The edge from which a position is entered, in bps: its median is {summary.Best.Median}, a row in a thousand reaches {summary.Best.Q999}.");
        Line(text, $"  entryBps: {{type: float, low: {bounds.EntryLowBps}, high: {bounds.EntryHighBps}}}");
        Line(text, $"  # What is left of the spread when it is closed, in bps. Points with exitBps >= entryBps are left out.");
        Line(text, $"  exitBps: {{type: float, low: {bounds.ExitLowBps}, high: {bounds.ExitHighBps}}}");
        Line(text, $"# What is not searched: costs, latencies and sizes. Put your own here.");
        Line(text, $"environment:");
        Line(text, $"  feeABps: {environment.FeeABps}          # a fill on venue A, in bps");
        Line(text, $"  feeBBps: {environment.FeeBBps}");
        Line(text, $"  slippageBps: {environment.SlippageBps}");
        Line(text, $"  latencyAMs: {environment.LatencyAMs}      # from a decision to its fill");
        Line(text, $"  latencyBMs: {environment.LatencyBMs}");
        Line(text, $"  notional: {environment.Notional}       # money of one entry, in the currency of A");
        Line(text, $"  balance: {environment.Balance}");
        Line(text, $"sampler: {{kind: auto, seed: 0}}");
        Line(text, $"budget: {{trials: {Trials}}}");
        Line(text, $"# The least number of trades keeps a lucky few from ranking first.");
        Line(text, $"objective: {{metric: netPnlPerDay, direction: maximize, constraints: [{{metric: closedTrades, min: 30}}]}}");
        Line(text, $"# In sample: the result says so wherever it appears.");
        Line(text, $"validation: {{kind: none}}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
