using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tuning.Cli.Exchange;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Exchange;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using TuningFunctions.Http;

namespace Tuning.Cli.Commands;

/// <summary><c>tune export</c>: the trials of a session for other programs.</summary>
internal sealed class ExportCommand
{
    private const int TrialsAPage = 10_000;

    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };
    private readonly Option<ExportFormat> _to = new("--to")
    {
        Description = "csv, jsonl (one JSON object a trial), jobs ({job_id, config, output_json} a line) or optuna (a journal file)",
        HelpName = "FORMAT",
        Required = true,
    };

    private readonly Option<string> _out = new("--out") { Description = "The file to write", HelpName = "FILE", Required = true };

    private ExportCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ExportCommand(frame);
        return frame.Bind(
            new Command("export", "Write the trials of a session for other programs") { command._session, command._to, command._out, command._desks.Server },
            command.RunAsync,
            "tune export threshold-sweep-20260131T101500-4f2a --to csv --out trials.csv",
            "tune export threshold-sweep-20260131T101500-4f2a --to optuna --out journal.log");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var format = parse.GetValue(_to);
        if (format is ExportFormat.Optuna && parse.GetValue(_desks.Server) is not null)
        {
            return Task.FromResult(Outcome.Invalid("no journal from a server", new Problem(
                "--to", "optuna", "csv, jsonl or jobs with --server: a journal needs the plan, which stands in the home")));
        }

        return _desks.WithSessionAsync(
            parse, parse.GetRequiredValue(_session), (desk, status) => WriteAsync(parse, desk, status, cancellationToken), cancellationToken);
    }

    private async Task<Outcome> WriteAsync(ParseResult parse, ISessionDesk desk, SessionStatus status, CancellationToken cancellationToken)
    {
        var format = parse.GetValue(_to);
        var trials = await ReadAsync(desk, status.Session, cancellationToken);
        var text = format switch
        {
            ExportFormat.Csv => Csv(trials),
            ExportFormat.Jsonl => Lines(trials),
            ExportFormat.Jobs => JobPlan.Write(new ExchangedStudy(status.Session, [], [], Exchanged(trials))),
            _ => await JournalAsync(parse, status, trials, cancellationToken),
        };
        var file = _frame.Shell.Resolve(parse.GetRequiredValue(_out));
        await File.WriteAllTextAsync(file, text, cancellationToken);
        var document = new ExportDocument(status.Session, Words.Of(format), file, trials.Length);
        return Outcome.Of(document, CliJson.Default.ExportDocument, page => page.Line(string.Create(
            CultureInfo.InvariantCulture, $"{document.Trials} trials written to {file}")));
    }

    private static async Task<ImmutableArray<TrialAnswer>> ReadAsync(ISessionDesk desk, string session, CancellationToken cancellationToken)
    {
        var trials = ImmutableArray.CreateBuilder<TrialAnswer>();
        for (int? first = 0; first is { } from;)
        {
            var page = await desk.TrialsAsync(session, new TrialRange(from, TrialsAPage), cancellationToken);
            trials.AddRange(page.Trials);
            first = page.Next;
        }

        return trials.ToImmutable();
    }

    private async Task<string> JournalAsync(
        ParseResult parse, SessionStatus status, ImmutableArray<TrialAnswer> trials, CancellationToken cancellationToken)
    {
        using var line = SessionLine.Open(_frame.HomeOf(parse), _frame.StorageOf(parse, isBrief: true));
        var plan = await line.Plans.ReadAsync(status.Session, cancellationToken);
        var jobs = await line.Store.ReadJobsAsync(new FoldKey(status.Session, plan.FinalFold), cancellationToken);
        var stored = await line.Store.FindSessionAsync(status.Session, cancellationToken);
        var times = new TrialTimes(jobs, (status.CreatedAt, stored?.Ending?.EndedAt ?? status.CreatedAt));
        return OptunaJournalWriter.Write(new ExchangedStudy(
            status.Session, plan.Spec.Parameters, [plan.Spec.Objective], times.Put(Exchanged(trials)))
        {
            Notes = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                KeyValuePair.Create("fixed", plan.Spec.Fixed.Canonical),
                KeyValuePair.Create("label", plan.Windows is null ? "in sample, not validated" : "in sample: the search before the holdout"),
                KeyValuePair.Create("planHash", status.PlanHash),
            ]),
        });
    }

    private static ImmutableArray<ExchangedTrial> Exchanged(ImmutableArray<TrialAnswer> trials) =>
        [.. trials.Select(trial => new ExchangedTrial(trial.Trial, trial.Parameters, trial.State, trial.Metrics) { Error = trial.ErrorMessage })];

    private static string Csv(ImmutableArray<TrialAnswer> trials)
    {
        var table = new CsvTable("fold", "trial", "batch", "state", "errorType", "errorMessage");
        foreach (var trial in trials)
        {
            table.Add(trial);
        }

        return table.ToString();
    }

    private static string Lines(ImmutableArray<TrialAnswer> trials)
    {
        var text = new StringBuilder();
        foreach (var trial in trials)
        {
            text.Append(JsonSerializer.Serialize(trial, CliJson.Default.TrialAnswer)).Append('\n');
        }

        return text.ToString();
    }
}
