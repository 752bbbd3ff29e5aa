using System.Collections.Immutable;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Backtests;

/// <summary>Quotes by the name of a file, which passes the data gate, or of a stored data set. Dispose it when no quote is in use.</summary>
internal sealed class QuoteSource : IDisposable
{
    private const string HashPrefix = "sha256:";

    private readonly DataSetStore? _store;

    private QuoteSource(QuoteSeries? quotes, Outcome? refusal, ImmutableArray<string> waivers = default, DataSetStore? store = null)
    {
        Waivers = waivers.IsDefaultOrEmpty ? null : waivers;
        Quotes = quotes;
        Refusal = refusal;
        _store = store;
    }

    /// <summary>The quotes; null when they are refused.</summary>
    public QuoteSeries? Quotes { get; }

    /// <summary>Why there are no quotes; null when there are.</summary>
    public Outcome? Refusal { get; }

    /// <summary>Names of the checks of the data gate that were waived for the quotes; null when none was.</summary>
    public ImmutableArray<string>? Waivers { get; }

    /// <summary>Opens quotes.</summary>
    /// <param name="name">The absolute path of a file, or sha256: and a hash.</param>
    /// <param name="home">The home, which holds stored data sets.</param>
    /// <param name="reading">Names of the columns of a file, and what the data gate allows in it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static QuoteSource Open(string name, string home, ImportOptions reading, CancellationToken cancellationToken)
    {
        if (IsStored(name))
        {
            return OpenStored(name, home);
        }

        return File.Exists(name) ? Read(name, reading, cancellationToken) : new QuoteSource(null, Missing(name));
    }

    /// <summary>Whether a name means a stored data set and not a file.</summary>
    /// <param name="name">The name.</param>
    public static bool IsStored(string name) => name.StartsWith(HashPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The refusal of a file that is not there.</summary>
    /// <param name="path">The absolute path that was looked at.</param>
    public static Outcome Missing(string path) =>
        Outcome.Invalid("no such file", new Problem("--data", path, "an existing CSV file of quotes"));

    /// <summary>What the gate found, each with its line in the file (header = 1).</summary>
    /// <param name="found">Problems or warnings.</param>
    /// <param name="streams">The paths of separate files by stream, where there are several.</param>
    public static ImmutableArray<Problem> ProblemsOf(
        ImmutableArray<GateProblem> found, ImmutableSortedDictionary<string, string>? streams = null) =>
    [
        .. found.Select(problem => new Problem(
            problem.Stream is { } stream && streams is not null
                ? $"{Path.GetFileName(streams[stream])}, {PlaceOf(problem)}"
                : PlaceOf(problem),
            problem.Value,
            AllowedOf(problem))),
    ];

    /// <inheritdoc/>
    public void Dispose() => _store?.Dispose();

    private static QuoteSource OpenStored(string name, string home)
    {
        var store = new DataSetStore(Path.Combine(home, "data"));
        if (ContentHash.Parse(name) is { } hash && store.Contains(hash))
        {
            return new QuoteSource(store.Open(hash).Series, null, store.Describe(hash)?.UserWaivers ?? [], store);
        }

        store.Dispose();
        return new QuoteSource(null, Outcome.Invalid(
            "no such data set", new Problem("--data", name, $"a data set that is stored in {home}")));
    }

    private static QuoteSource Read(string path, ImportOptions reading, CancellationToken cancellationToken)
    {
        var rows = new QuoteAccumulator();
        var intake = new CsvIntake(reading.Mapping, reading.Limits, rows);
        using (var source = File.OpenRead(path))
        {
            intake.Append(source, cancellationToken);
        }

        var report = intake.Complete();
        return report.Accepted
            ? new QuoteSource(rows.ToSeries(), null, [.. reading.Limits.Waivers.Select(GateChecks.NameOf)])
            : new QuoteSource(null, Outcome.Invalid(
                $"the data gate refuses {Path.GetFileName(path)}: {report.ProblemTotal} problems in {report.Rows} rows",
                ProblemsOf(report.Problems)));
    }

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
