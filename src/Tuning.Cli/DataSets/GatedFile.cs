using System.Text.Json;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Backtests;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>Passes a file or standard input through the data gate, and says what the gate found.</summary>
internal static class GatedFile
{
    private const string StandardInput = "-";

    /// <summary>Passes a file through the gate.</summary>
    /// <param name="file">The file as the user named it; - is standard input.</param>
    /// <param name="waivers">Names of checks that are waived, validated.</param>
    /// <param name="shell">The shell.</param>
    /// <param name="pass">Checks or imports the stream.</param>
    public static Outcome Pass(string file, string[] waivers, Shell shell, Func<Stream, ImportOptions, ImportOutcome> pass)
    {
        var isInput = string.Equals(file, StandardInput, StringComparison.Ordinal);
        var path = isInput ? file : shell.Resolve(file);
        if (!isInput && !File.Exists(path))
        {
            return QuoteSource.Missing(path);
        }

        using var source = isInput ? shell.In() : File.OpenRead(path);
        var options = new ImportOptions { Limits = Waivers.LimitsOf(waivers), Name = isInput ? "standard input" : Path.GetFileName(path) };
        var report = pass(source, options).Report;
        var code = report.Accepted ? ExitCode.Done : ExitCode.Invalid;
        var document = new DataCheckDocument(
            path,
            (int)code,
            QuoteSource.ProblemsOf(report.Problems),
            JsonSerializer.SerializeToElement(report, MarketJson.Default.GateReport));
        return Outcome.Of(document, CliJson.Default.DataCheckDocument, page => Show(page, report), code);
    }

    private static void Show(Page page, GateReport report)
    {
        foreach (var line in report.ToLines())
        {
            page.Line(line);
        }
    }
}
