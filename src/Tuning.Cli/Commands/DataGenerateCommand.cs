using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data generate</c>: makes a market whose truth is known.</summary>
internal sealed class DataGenerateCommand
{
    // The settings that everybody uses are options of their own; the others go by --set.
    private static readonly ImmutableArray<string> s_named = ["level", "rows", "seed", "interval", "start"];

    private readonly CommandFrame _frame;
    private readonly ImmutableArray<Option<string?>> _options;
    private readonly Option<string[]> _set = CommonOptions.Set(
        $"Another setting: {string.Join(", ", GeneratorSettings.Definitions.Select(setting => setting.Name).Where(name => !s_named.Contains(name, StringComparer.Ordinal)))}");
    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write a CSV file instead of storing the data set in the home",
        HelpName = "FILE",
    };

    private DataGenerateCommand(CommandFrame frame)
    {
        _frame = frame;
        _options = [.. GeneratorSettings.Definitions.Where(setting => s_named.Contains(setting.Name, StringComparer.Ordinal)).Select(setting => new Option<string?>($"--{setting.Name}")
        {
            Description = $"{setting.Meaning}{(setting.Choices.IsEmpty ? "" : $" {string.Join(", ", setting.Choices)}")} [default: {setting.DefaultText ?? Figures.Of(setting.DefaultNumber)}]",
            HelpName = setting.Name,
        })];
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new DataGenerateCommand(frame);
        var built = new Command("generate", "Make a market whose truth is known") { command._set, command._out };
        foreach (var option in command._options)
        {
            built.Add(option);
        }

        return frame.Bind(
            built,
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune data generate --level L1 --rows 200000 --seed 7",
            "tune data generate --level L0 --rows 10000 --set spreadSdBps=25 --out quotes.csv");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = SettingArguments.Read(ArgumentsOf(parse), out var malformed);
        var reading = new SettingsReader(new Arbitrage.ArbitrageStrategy()).ReadGenerator(settings);
        ImmutableArray<Problem> problems = [.. malformed, .. reading.Problems.Select(SettingArguments.ProblemOf)];
        if (!problems.IsEmpty)
        {
            return Outcome.Invalid("invalid settings of the generator", problems);
        }

        var made = GeneratorReading.Of(reading.Parameters);
        return made.Options is { } options
            ? Make(parse, options, cancellationToken)
            : Outcome.Invalid(
                "invalid settings of the generator",
                [.. made.Problems.Select(problem => new Problem(problem.Path, problem.Value, problem.Allowed))]);
    }

    private IEnumerable<string> ArgumentsOf(ParseResult parse) => _options
        .Select(option => (option.Name, Value: parse.GetValue(option)))
        .Where(option => option.Value is not null)
        .Select(option => $"{option.Name.TrimStart('-')}={option.Value}")
        .Concat(parse.GetValue(_set)!);

    private Outcome Make(ParseResult parse, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var file = parse.GetValue(_out);
        string? dataset = null;
        ImmutableArray<string> needed = [];
        if (string.IsNullOrEmpty(file))
        {
            using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
            dataset = store.Generate(options, cancellationToken).Hash.ToString();
        }
        else
        {
            file = _frame.Shell.Resolve(file);
            needed = WriteCsv(file, options, cancellationToken);
        }

        var last = options.StartNs + ((options.Rows - 1) * options.IntervalNs);
        var document = new GeneratedDocument(
            dataset, file, options.Rows, Instant.Text(options.StartNs), Instant.Text(last), options)
        {
            WaiversNeeded = needed.IsEmpty ? null : needed,
        };
        return Outcome.Of(document, CliJson.Default.GeneratedDocument, page => Show(page, document));
    }

    /// <summary>Writes the file, and asks of the gate what it will say when it reads it: a file does not tell that its rows were made.</summary>
    private static ImmutableArray<string> WriteCsv(string file, GeneratorOptions options, CancellationToken cancellationToken)
    {
        var ledger = new GateLedger(GateLimits.Market);
        var gate = new QuoteGate(ledger, new NoSink());
        using var output = new StreamWriter(file) { NewLine = "\n" };
        new QuoteGenerator(options).WriteTo(new TeeSink(new QuotesCsv(output), gate), cancellationToken);
        gate.Complete();
        return [.. ledger.Counts.Where(count => count.Nature is not GateNature.Warning).Select(count => GateChecks.NameOf(count.Check))];
    }

    private static void Show(Page page, GeneratedDocument document)
    {
        page.Line($"{Figures.Count(document.Rows)} rows of {document.Settings.Level}, seed {document.Settings.Seed}, from {document.From} to {document.To}");
        page.Line(document.Dataset is null ? $"written to {document.File}" : document.Dataset);
        if (document.WaiversNeeded is { } waivers)
        {
            page.Warning($"a file does not tell that its rows were made: read it with {string.Join(' ', waivers.Select(waiver => $"--waive {waiver}"))}, or leave out --out");
        }
    }
}
