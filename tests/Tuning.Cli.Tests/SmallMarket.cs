using System.Globalization;
using System.Text;

namespace Tuning.Cli.Tests;

/// <summary>Small files of quotes: a premium of A over B that swings by 50 bps up and down, one row every 10 s.</summary>
internal static class SmallMarket
{
    public const string Header = "timestamp,best_bid_a,best_ask_a,best_bid_b,best_ask_b";
    public const long StartMs = 1_700_000_000_000;

    public static string Csv(int rows)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var premium = 50e-4 * Math.Sin(row / 5.0);
            text.Append(CultureInfo.InvariantCulture, $"{StartMs + (row * 10_000)},");
            text.Append(CultureInfo.InvariantCulture, $"{1000 * (1 + premium) - 0.1:F4},{1000 * (1 + premium) + 0.1:F4},999.9,1000.1\n");
        }

        return text.ToString();
    }
}
