using System.Globalization;
using System.Text;

namespace TuningFunctions.Tests.Http;

/// <summary>A small file of quotes, and a session on it.</summary>
internal static class QuoteFile
{
    private const long StartMs = 1_767_225_600_000;
    private const int IntervalMs = 10_000;

    public static byte[] Csv(int rows)
    {
        var text = new StringBuilder("timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b\n");
        for (var row = 0; row < rows; row++)
        {
            // A is dearer than B by up to half a percent, then cheaper, and so on.
            var a = 1000 * (1 + (50e-4 * Math.Sin(row / 5.0)));
            text.Append(CultureInfo.InvariantCulture, $"{StartMs + ((long)row * IntervalMs)},{a - 0.1:F4},{a + 0.1:F4},999.9,1000.1\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string Session(string data) => $$$"""
        schemaVersion: 1
        name: uploaded
        strategy: arbitrage
        datasets: ["{{{data}}}"]
        space:
          entryBps: {type: float, low: 10, high: 60}
          exitBps: {type: float, low: -20, high: 5}
        environment: {feeABps: 5, feeBBps: 4, latencyAMs: 0, latencyBMs: 0}
        sampler: {kind: random, batch: 8}
        budget: {trials: 24}
        objective: {metric: netPnlPerDay, direction: maximize}
        validation: {kind: none}
        """;
}
