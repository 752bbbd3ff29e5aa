using System.Text;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Tests.Markets;

/// <summary>Reads text through the reader and the gate into memory, as an import does.</summary>
internal static class Intake
{
    public const string Header = QuoteHeader.Plain + "\n";

    public static (GateReport Report, QuoteSeries Series) Of(string text, GateLimits? limits = null, CsvMapping? mapping = null) =>
        Of(Encoding.UTF8.GetBytes(text), limits, int.MaxValue, mapping);

    public static (GateReport Report, QuoteSeries Series) Of(byte[] bytes, GateLimits? limits = null, int pieceBytes = int.MaxValue, CsvMapping? mapping = null)
    {
        var rows = new QuoteAccumulator();
        var intake = new CsvIntake(mapping ?? CsvMapping.Default, limits ?? GateLimits.Market, rows);
        for (var start = 0; start < bytes.Length; start += Math.Min(pieceBytes, bytes.Length - start))
        {
            intake.Append(bytes.AsSpan(start, Math.Min(pieceBytes, bytes.Length - start)));
        }

        return (intake.Complete(), rows.ToSeries());
    }

    public static string Rows(int count, Func<int, string>? row = null)
    {
        var text = new StringBuilder(Header);
        for (var index = 0; index < count; index++)
        {
            text.Append(row?.Invoke(index) ?? Row(index)).Append('\n');
        }

        return text.ToString();
    }

    public static string Row(int index) =>
        FormattableString.Invariant($"{1700000000000L + (index * 1000L)},{100 + (index % 7 * 0.01):0.00},{100.05 + (index % 7 * 0.01):0.00},{100.1 + (index % 5 * 0.01):0.00},{100.2 + (index % 5 * 0.01):0.00}");
}
