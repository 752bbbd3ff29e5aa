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
    private readonly Option<string[]> _samplers = Words("--samplers", "Samplers, of all");
    private readonly Option<string[]> _functions = Words("--functions", "Functions, of all");
    private readonly Option<string[]> _dimensions = Words("--dims", "Dimensions, of those of each function");
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
        Description = $"{description} unless given",
        HelpName = "LIST",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private Outcome Measure(ParseResult parse, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var samplers = Chosen(parse, _samplers, SearchBenchmark.Samplers, problems);
        var functions = Chosen(parse, _functions, TestFunctions.Names, problems);
        var allDimensions = TestFunctions.Names.SelectMany(name => TestFunctions.DimensionsOf(name)).Distinct().Order()
            .Select(dimension => dimension.ToString(CultureInfo.InvariantCulture));
        var dimensions = Chosen(parse, _dimensions, [.. allDimensions], problems);
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
            foreach (var dimension in TestFunctions.DimensionsOf(function)
                .Where(dimension => dimensions.Contains(dimension.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal)))
            {
                SearchBenchRuns? random = null;
                foreach (var sampler in samplers)
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

        var document = new SearchBenchDocument(budget, instances, seeds, rows.ToImmutable(), duels.ToImmutable());
        return Outcome.Of(document, CliJson.Default.SearchBenchDocument, page => Show(page, document));
    }

    private static ImmutableArray<string> Chosen(
        ParseResult parse, Option<string[]> option, ImmutableArray<string> all, ImmutableArray<Problem>.Builder problems)
    {
        ImmutableArray<string> words =
            [.. parse.GetValue(option)!.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        foreach (var word in words.Where(word => !all.Contains(word, StringComparer.Ordinal)))
        {
            problems.Add(new(option.Name, word, $"one of {string.Join(", ", all)}"));
        }

        return words.IsEmpty ? all : words;
    }

    private static string Line(SearchBenchRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Function} {row.Dimensions} {row.Sampler}: {row.Regret50:g4} / {row.Regret100:g4} / {row.Regret200:g4}, {row.CpuMillisecondsPerTrial:f2} ms");

    private static void Show(Page page, SearchBenchDocument document)
    {
        var table = new TextTable("function", ">d", "sampler", ">50", ">100", ">200", ">CPU ms a trial");
        foreach (var row in document.Rows)
        {
            table.Add(
                row.Function,
                row.Dimensions.ToString(CultureInfo.InvariantCulture),
                row.Sampler,
                Regret(row.Regret50),
                Regret(row.Regret100),
                Regret(row.Regret200),
                row.CpuMillisecondsPerTrial.ToString("f3", CultureInfo.InvariantCulture));
        }

        table.WriteTo(page);
        foreach (var duel in document.AgainstRandom)
        {
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{duel.Function} {duel.Dimensions} {duel.Sampler} against random: {duel.Better} better, {duel.Worse} worse, p {duel.Probability:g2}"));
        }

        page.Line($"median distance from the minimum, {document.Instances} instances x {document.Seeds} seeds");
    }

    private static string Regret(double? regret) =>
        regret is { } known ? known.ToString("g4", CultureInfo.InvariantCulture) : Figures.Absent;
}
