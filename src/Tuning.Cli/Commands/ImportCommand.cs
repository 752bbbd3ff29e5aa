using System.CommandLine;
using System.Globalization;
using Tuning.Arbitrage;
using Tuning.AskTell;
using Tuning.Cli.Exchange;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Exchange;
using Tuning.Objectives;
using Tuning.Sessions.Documents;

namespace Tuning.Cli.Commands;

/// <summary><c>tune import</c>: makes a session file of what another program left, with its results for a warm start.</summary>
internal sealed class ImportCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _file = new("file") { Description = "A job plan of JSON lines, or an Optuna journal" };
    private readonly Option<ImportFormat> _from = new("--from") { Description = "jobs or optuna", HelpName = "FORMAT", Required = true };
    private readonly Option<string> _out = new("--out") { Description = "The session file to write; it must not be there yet", HelpName = "FILE", Required = true };
    private readonly Option<string?> _study = new("--study") { Description = "The study of a journal that has several", HelpName = "NAME" };
    private readonly Option<string?> _data = CommonOptions.Data(required: false);
    private readonly Option<string> _metric = new("--metric")
    {
        Description = "What a session of jobs maximises",
        HelpName = "NAME",
        DefaultValueFactory = _ => "netPnlPerDay",
    };

    private ImportCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ImportCommand(frame);
        return frame.Bind(
            new Command("import", "Make a session file of a job plan or an Optuna journal")
            {
                command._file, command._from, command._out, command._study, command._data, command._metric,
            },
            command.RunAsync,
            "tune import jobs.jsonl --from jobs --data quotes.csv --out sweep.yaml",
            "tune import journal.log --from optuna --out study.yaml");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = _frame.Shell.Resolve(parse.GetRequiredValue(_file));
        if (!File.Exists(file))
        {
            return Outcome.Invalid("no such file", new Problem("file", file, "an existing file"));
        }

        var target = _frame.Shell.Resolve(parse.GetRequiredValue(_out));
        if (File.Exists(target))
        {
            return Outcome.Invalid("the file is there already", new Problem("--out", target, "a file that does not exist yet"));
        }

        var text = await File.ReadAllTextAsync(file, cancellationToken);
        var isJobs = parse.GetValue(_from) is ImportFormat.Jobs;
        var reading = isJobs
            ? JobPlan.Read(text, Path.GetFileNameWithoutExtension(file), new Objective(parse.GetValue(_metric)!, ObjectiveDirection.Maximize, []))
            : OptunaJournalReader.Read(text, parse.GetValue(_study));
        return reading.Study is { } study
            ? await WriteAsync(parse, study, reading, target, cancellationToken)
            : Outcome.Invalid($"{Path.GetFileName(file)} cannot be imported; nothing was written", [.. reading.Problems.Select(SettingArguments.ProblemOf)]);
    }

    private async Task<Outcome> WriteAsync(
        ParseResult parse, ExchangedStudy study, ExchangeReading reading, string target, CancellationToken cancellationToken)
    {
        var isJobs = parse.GetValue(_from) is ImportFormat.Jobs;
        var isArbitrage = isJobs && IsArbitrage(study);
        var session = new SessionText(study, $"Made by tune import of {(isJobs ? "a job plan" : "an Optuna study")} with {study.Trials.Length.ToString(CultureInfo.InvariantCulture)} trials.")
        {
            Strategy = isArbitrage ? new ArbitrageStrategy().Name : null,
            Data = isArbitrage ? DataOf(parse, target) : null,
            IsGrid = isJobs,
        };
        var yaml = session.ToYaml();
        await File.WriteAllTextAsync(target, yaml, cancellationToken);
        var told = study.Trials.Count(trial => trial.State is not null);
        var state = told > 0 && AskTellSpecReader.Read(yaml, DocumentLanguage.Yaml).Spec is { } spec
            ? await WriteStateAsync(spec, study, Path.ChangeExtension(target, ".results.jsonl"), cancellationToken)
            : null;
        var document = new ImportDocument(target, state, study.Parameters.Length, study.Trials.Length, told, reading.Warnings);
        return Outcome.Of(document, CliJson.Default.ImportDocument, page =>
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"written to {target}: {document.Parameters} parameters, {document.Trials} trials"));
            if (state is not null)
            {
                page.Line(string.Create(CultureInfo.InvariantCulture, $"{told} results written to {state}"));
            }

            foreach (var warning in document.Warnings)
            {
                page.Warning(warning);
            }

            var name = Path.GetFileName(target);
            page.Line(isArbitrage ? $"tune run {name}" : $"tune asktell {name}{(state is null ? "" : $" --warm-start {Path.GetFileName(state)}")}");
        });
    }

    private static async Task<string> WriteStateAsync(AskTellSpec spec, ExchangedStudy study, string file, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, EarlierResults.Write(spec, study.Trials), cancellationToken);
        return file;
    }

    // A plan whose settings are those of the strategy is one of this strategy.
    private static bool IsArbitrage(ExchangedStudy study)
    {
        var known = new ArbitrageStrategy().Parameters.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        return study.Parameters.All(parameter => known.Contains(parameter.Name)) && study.Fixed.All(pair => known.Contains(pair.Key));
    }

    private string DataOf(ParseResult parse, string target) => parse.GetValue(_data) switch
    {
        null or "" => "quotes.csv",
        var data when Backtests.QuoteSource.IsStored(data) => data,
        var data => Path.GetRelativePath(Path.GetDirectoryName(target)!, _frame.Shell.Resolve(data)),
    };
}
