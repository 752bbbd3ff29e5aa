using System.Collections.Immutable;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Backtests;

/// <summary>Reads a file of quotes through the data gate into memory; nothing is stored.</summary>
internal static class QuoteFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The quotes, or null with the refusal.</returns>
    public static (QuoteSeries? Quotes, Outcome? Refusal) Read(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return (null, Missing(path));
        }

        var rows = new QuoteAccumulator();
        var intake = new CsvIntake(CsvMapping.Default, GateLimits.Market, rows);
        using (var source = File.OpenRead(path))
        {
            intake.Append(source, cancellationToken);
        }

        var report = intake.Complete();
        return report.Accepted ? (rows.ToSeries(), null) : (null, Refused(path, report));
    }

    /// <summary>The refusal of a file that is not there.</summary>
    /// <param name="path">The absolute path that was looked at.</param>
    public static Outcome Missing(string path) =>
        Outcome.Invalid("no such file", new Problem("--data", path, "an existing CSV file of quotes"));

    /// <summary>The refusal of data by the gate.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">What the gate says.</param>
    public static Outcome Refused(string path, GateReport report) => Outcome.Invalid(
        $"the data gate refuses {Path.GetFileName(path)}: {report.ProblemTotal} problems in {report.Rows} rows",
        ProblemsOf(report.Problems));

    /// <summary>What the gate found, each with its line in the file (header = 1).</summary>
    /// <param name="found">Problems or warnings.</param>
    public static ImmutableArray<Problem> ProblemsOf(ImmutableArray<GateProblem> found) =>
        [.. found.Select(problem => new Problem(PlaceOf(problem), problem.Value, AllowedOf(problem)))];

    private static string PlaceOf(GateProblem problem) => (problem.Line, problem.Column) switch
    {
        ({ } line, { } column) => $"line {line}, {column}",
        ({ } line, null) => $"line {line}",
        (null, { } column) => column,
        _ => "file",
    };

    private static string AllowedOf(GateProblem problem) =>
        problem.Allowed is null ? problem.Reason : $"{problem.Reason}; allowed: {problem.Allowed}";
}
