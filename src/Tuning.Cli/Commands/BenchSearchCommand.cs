using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.SearchBench;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench search</c>: what the samplers reach on functions with a known minimum.</summary>
internal sealed class BenchSearchCommand
{
    private readonly Shell _shell;
    private readonly Option<string[]> _samplers = Words("--samplers", "Samplers; all unless given");
    private readonly Option<string[]> _functions = Words("--functions", $"Functions; those of the published table unless given. Further ones: {string.Join(", ", FurtherFunctions.Names)}");
    private readonly Option<string[]> _dimensions = Words("--dims", "Dimensions; those of each function unless given");
    private readonly Option<int> _budget = WholeNumberOption.Create("--budget", "Trials of a run", (1, 100_000), usual: 200);
    private readonly Option<int> _instances = WholeNumberOption.Create("--instances", "Instances of each function", (1, 1000), usual: 10);
    private readonly Option<int> _seeds = WholeNumberOption.Create("--seeds", "Seeds of each instance", (1, 1000), usual: 2);
    private readonly Option<int> _parallel = WholeNumberOption.Create("--parallel", "Runs at a time, 0 = cores", (0, 1024), usual: 0);

    private BenchSearchCommand(Shell shell) => _shell = shell;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new BenchSearchCommand(frame.Shell);
        var command = new Command("search", "Measure the samplers on functions with a known minimum")
        {
            work._samplers, work._functions, work._dimensions, work._budget, work._instances, work._seeds, work._parallel,
        };
        return frame.Bind(
            command,
            (parse, cancellationToken) => Task.FromResult(work.Measure(parse, cancellationToken)),
            "tune bench search --samplers random --functions sphere --dims 2 --instances 2",
            "tune bench search --samplers auto tpe --json");
    }

    private static Option<string[]> Words(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "LIST",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private Outcome Measure(ParseResult parse, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var samplers = Chosen(parse, _samplers, SearchBenchmark.Samplers, problems) ?? SearchBenchmark.Samplers;
        var functions = Chosen(parse, _functions, TestFunctions.Names, problems) ?? TestFunctions.Published;
        var allDimensions = TestFunctions.Names.SelectMany(name => TestFunctions.DimensionsOf(name)).Distinct().Order()
            .Select(dimension => dimension.ToString(CultureInfo.InvariantCulture));
        var dimensions = Chosen(parse, _dimensions, [.. allDimensions], problems);
        bool IsChosen(int dimension) =>
            dimensions?.Contains(dimension.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal) ?? true;
        if (problems.Count > 0)
        {
            return Outcome.Invalid("nothing was measured", problems.ToImmutable());
        }

        var (budget, instances, seeds) = (parse.GetValue(_budget), parse.GetValue(_instances), parse.GetValue(_seeds));
        var parallel = parse.GetValue(_parallel) is > 0 and var given ? given : Environment.ProcessorCount;
        var benchmark = new SearchBenchmark(budget, instances, seeds, parallel);
        var rows = ImmutableArray.CreateBuilder<SearchBenchRow>();
        var duels = ImmutableArray.CreateBuilder<SearchBenchDuel>();
        foreach (var function in functions)
        {
            foreach (var dimension in TestFunctions.DimensionsOf(function).Where(IsChosen))
            {
                SearchBenchRuns? random = null;
                // Random comes first, since the others are held against it.
                foreach (var sampler in samplers.OrderBy(name => name is not "random"))
                {
                    var runs = benchmark.Measure(function, dimension, sampler, cancellationToken);
                    rows.Add(runs.Row);
                    _shell.Error.WriteLine(Line(runs.Row));
                    if (random is not null)
                    {
                        duels.Add(SearchBenchDuel.Of(runs, random.Ends));
                    }

                    random ??= string.Equals(sampler, "random", StringComparison.Ordinal) ? runs : null;
                }
            }
        }

        ImmutableArray<SearchBenchMatch> matches = [.. rows.SelectMany(row => SearchBenchMatch.Of(row))];
        var document = new SearchBenchDocument(
            budget, instances, seeds, rows.ToImmutable(), duels.ToImmutable(), matches, SearchBenchStanding.Of(matches));
        return Outcome.Of(document, CliJson.Default.SearchBenchDocument, page => Show(page, document));
    }

    // Nothing where the option was not given.
    private static ImmutableArray<string>? Chosen(
        ParseResult parse, Option<string[]> option, ImmutableArray<string> all, ImmutableArray<Problem>.Builder problems)
    {
        ImmutableArray<string> words =
            [.. parse.GetValue(option)!.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        foreach (var word in words.Where(word => !all.Contains(word, StringComparer.Ordinal)))
        {
            problems.Add(new(option.Name, word, $"one of {string.Join(", ", all)}"));
        }

        return words.IsEmpty ? null : words;
    }

    private static string Line(SearchBenchRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Function} {row.Dimensions} {row.Sampler}: {Number(row.Regret50)} / {Number(row.Regret100)} / {Number(row.Regret200)}, {row.CpuMillisecondsPerTrial:f2} ms");

    private static void Show(Page page, SearchBenchDocument document)
    {
        var table = new TextTable("function", ">d", "sampler", ">50", ">100", ">200", ">CPU ms a trial", ">KB held");
        foreach (var row in document.Rows)
        {
            table.Add(
                row.Function,
                Number(row.Dimensions),
                row.Sampler,
                Number(row.Regret50),
                Number(row.Regret100),
                Number(row.Regret200),
                row.CpuMillisecondsPerTrial.ToString("f3", CultureInfo.InvariantCulture),
                Number(row.RetainedBytes / 1000));
        }

        table.WriteTo(page);
        page.Line($"median distance from the minimum, {document.Instances} instances x {document.Seeds} seeds");
        if (!document.AgainstRandom.IsEmpty)
        {
            page.Line();
            ShowDuels(page, document.AgainstRandom);
        }

        if (!document.AgainstPublished.IsEmpty)
        {
            page.Line();
            ShowPublished(page, document);
        }
    }

    private static void ShowDuels(Page page, ImmutableArray<SearchBenchDuel> duels)
    {
        var table = new TextTable("function", ">d", "sampler", ">better than random", ">worse", ">p (sign test)");
        foreach (var duel in duels)
        {
            table.Add(
                duel.Function,
                Number(duel.Dimensions),
                duel.Sampler,
                Number(duel.Better),
                Number(duel.Worse),
                duel.Probability.ToString("g2", CultureInfo.InvariantCulture));
        }

        table.WriteTo(page);
    }

    private static void ShowPublished(Page page, SearchBenchDocument document)
    {
        var table = new TextTable("function", ">d", "sampler", ">trials", ">median", "published", ">median", ">ratio");
        foreach (var match in document.AgainstPublished)
        {
            table.Add(
                match.Function,
                Number(match.Dimensions),
                match.Sampler,
                Number(match.Trials),
                Number(match.Regret),
                match.Against,
                Number(match.PublishedRegret),
                Number(match.Ratio));
        }

        table.WriteTo(page);
        foreach (var standing in document.Standings)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{standing.Sampler} after {standing.Trials} trials: geometric mean of {standing.Rows} ratios {standing.GeometricMean:g3}, largest {standing.Largest:g3}, {standing.Behind} above 1.15"));
        }
    }

    private static string Number(double? value) =>
        value is { } known ? known.ToString("g4", CultureInfo.InvariantCulture) : Figures.Absent;
}
