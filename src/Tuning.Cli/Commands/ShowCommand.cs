using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Http;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune show</c>: a session with its result, or one of its trials with its backtest.</summary>
internal sealed class ShowCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };
    private readonly Option<int?> _trial = new("--trial") { Description = "Run the backtest of this trial and show it; with --server what is stored of it", HelpName = "N" };

    private ShowCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ShowCommand(frame);
        return frame.Bind(
            new Command("show", "Show a session, or one of its trials") { command._session, command._trial, command._desks.Server },
            command.RunAsync,
            "tune show threshold-sweep-20260131T101500-4f2a",
            "tune show threshold-sweep-20260131T101500-4f2a --trial 17");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        return _desks.WithSessionAsync(
            parse,
            id,
            (desk, status) => parse.GetValue(_trial) is { } trial
                ? TrialAsync(parse, desk, id, trial, cancellationToken)
                : Task.FromResult(Outcome.Of(status, CliJson.Default.SessionStatus, page => Show(page, status))),
            cancellationToken);
    }

    private async Task<Outcome> TrialAsync(ParseResult parse, ISessionDesk desk, string id, int trial, CancellationToken cancellationToken)
    {
        var found = trial < 0 ? [] : (await desk.TrialsAsync(id, new TrialRange(trial, 1), cancellationToken)).Trials;
        if (found is not [var stored])
        {
            return Outcome.Invalid("no such trial", new Problem(
                "--trial", trial.ToString(CultureInfo.InvariantCulture), $"the number of a trial of the session: see tune trials {id}"));
        }

        if (parse.GetValue(_desks.Server) is not null)
        {
            return Outcome.Of(stored, CliJson.Default.TrialAnswer, page => Show(page, stored));
        }

        using var line = SessionLine.Open(_frame.HomeOf(parse), _frame.StorageOf(parse, isBrief: true));
        return TrialBacktest.Run(line, await line.Plans.ReadAsync(id, cancellationToken), stored);
    }

    private static void Show(Page page, SessionStatus status)
    {
        page.Title($"{status.Session}  {status.State}{(status.CancelRequested ? ", to be cancelled" : "")}");
        page.Line($"planned  {status.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        page.Line($"plan     {status.PlanHash}");
        var trials = status.Trials;
        page.Line($"trials   {trials.Planned} planned, {trials.Completed} completed, {trials.Failed} failed, {trials.Pruned} pruned,"
            + $" {trials.TimedOut} timed out, {trials.Cancelled} cancelled");
        if (status.EstimatedEnd is { } end)
        {
            page.Line($"end      about {end.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        }

        if (status.Result is { } result)
        {
            Show(page, result);
        }
    }

    private static void Show(Page page, SessionSummary result)
    {
        page.Line($"result   {result.ResultHash ?? Figures.Absent}");
        page.Line($"time     {result.Seconds.ToString("0.00", CultureInfo.InvariantCulture)} s");
        if (result.Verdict is not null)
        {
            page.Line();
            VerdictView.Write(page, result.Verdict);
            FiguresView.Write(page, result.Figures);
        }

        if (result.Best is { } best)
        {
            page.Line();
            page.Title($"{TrialView.RankOf(best, result.Verdict)}: trial {best.Trial}  {TrialView.Settings(best.Parameters)}{(best.Label is SessionCloser.OutOfSample ? "  on the holdout" : "")}");
            var table = new TextTable("metric", ">value");
            foreach (var (metric, value) in best.Metrics)
            {
                table.Add(metric, Figures.Of(value));
            }

            table.WriteTo(page);
        }

        page.Line();
        foreach (var note in result.Notes)
        {
            page.Warning(note);
        }

        if (result.Stopped is { } stopped)
        {
            page.Line($"stopped      {stopped}");
        }

        if (result.Error is { } error)
        {
            page.Warning(error);
        }
    }

    private static void Show(Page page, TrialAnswer trial)
    {
        page.Title($"trial {trial.Trial}  {trial.State?.ToString() ?? "not evaluated"}  {TrialView.Settings(trial.Parameters)}");
        var table = new TextTable("metric", ">value");
        foreach (var (metric, value) in trial.Metrics)
        {
            table.Add(metric, Figures.Of(value));
        }

        table.WriteTo(page);
        if (trial.ErrorMessage is not null)
        {
            page.Warning($"{trial.ErrorType}: {trial.ErrorMessage}");
        }
    }
}
