using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions;
using TuningFunctions.Http;

namespace Tuning.Cli.Commands;

/// <summary><c>tune winner</c>: the parameters of a session's winner in the form that a bot reads.</summary>
internal sealed class WinnerCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };
    private readonly Option<WinnerFormat> _format = new("--format")
    {
        Description = "json, yaml or env (lines NAME=VALUE for a shell)",
        HelpName = "json|yaml|env",
        DefaultValueFactory = _ => WinnerFormat.Json,
    };

    private readonly Option<string?> _out = new("--out") { Description = "Write it to this file instead of standard output", HelpName = "FILE" };
    private readonly Option<bool> _unvalidated = new("--unvalidated")
    {
        Description = "Take the best parameters of a session without validation, which are in sample",
    };

    private WinnerCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new WinnerCommand(frame);
        return frame.Bind(
            new Command("winner", "Write a session's winner for your bot; without one: exit code 4 and nothing")
            {
                command._session, command._format, command._out, command._unvalidated, command._desks.Server,
            },
            command.RunAsync,
            "tune winner walk-forward-20260131T101500-4f2a --format env --out winner.env",
            "tune winner threshold-sweep-20260131T101500-4f2a --unvalidated --format yaml");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithSessionAsync(
        parse, parse.GetRequiredValue(_session), (_, status) => WriteAsync(parse, status, cancellationToken), cancellationToken);

    private async Task<Outcome> WriteAsync(ParseResult parse, SessionStatus status, CancellationToken cancellationToken)
    {
        if (status.Result is not { } result)
        {
            return Outcome.Invalid("no winner yet", new Problem(
                "session", status.State.ToString(), $"a session that has ended: tune watch {status.Session} shows how far it is"));
        }

        if (result.State is not SessionState.Completed)
        {
            return new Outcome.Refused(
                SessionExit.CodeOf(result.State, null), $"session {status.Session} ended {result.State}: it has no winner", []);
        }

        if (result.Verdict is { IsWinner: false } verdict)
        {
            return new Outcome.Refused(
                ExitCode.NoWinner, $"session {status.Session} has no winner: stopped most by {verdict.StoppedBy}, nearest miss {verdict.NearestMiss}", []);
        }

        if (result.Best is not { Feasible: true } best)
        {
            return new Outcome.Refused(ExitCode.NoWinner, $"session {status.Session} has no winner: no trial satisfies every constraint", []);
        }

        if (result.Verdict is null && !parse.GetValue(_unvalidated))
        {
            return Outcome.Invalid("not validated", new Problem(
                "session", status.Session, "a session with a verdict; --unvalidated takes the best parameters in sample all the same"));
        }

        var winner = WinnerDocument.Of(status, result, best);
        if (parse.GetValue(_out) is not { } target)
        {
            return Outcome.Of(winner, CliJson.Default.WinnerDocument, page => page.Raw(WinnerText.Of(winner, parse.GetValue(_format))));
        }

        var file = _frame.Shell.Resolve(target);
        await File.WriteAllTextAsync(file, WinnerText.Of(winner, parse.GetValue(_format)), cancellationToken);
        return Outcome.Of(winner, CliJson.Default.WinnerDocument, page => page.Line($"written to {file}"));
    }
}
