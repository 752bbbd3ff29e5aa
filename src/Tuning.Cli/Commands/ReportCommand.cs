using System.CommandLine;
using System.Text;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions;
using TuningFunctions.Http;

namespace Tuning.Cli.Commands;

/// <summary><c>tune report</c>: writes the report of a session that has ended, one HTML file with everything in it.</summary>
internal sealed class ReportCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };
    private readonly Option<string?> _out = new("--out") { Description = "Where to write it [default: the session's id with .html]", HelpName = "FILE" };

    private ReportCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ReportCommand(frame);
        return frame.Bind(
            new Command("report", "Write the report of a session as one HTML file") { command._session, command._out, command._desks.Server },
            command.RunAsync,
            "tune report threshold-sweep-20260131T101500-4f2a",
            "tune report threshold-sweep-20260131T101500-4f2a --out report.html");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        return _desks.WithSessionAsync(
            parse, id, (desk, status) => WriteAsync(parse, desk, status, cancellationToken), cancellationToken);
    }

    private async Task<Outcome> WriteAsync(ParseResult parse, ISessionDesk desk, SessionStatus status, CancellationToken cancellationToken)
    {
        if (status.State is SessionState.Planned or SessionState.Running or SessionState.Paused)
        {
            return Outcome.Invalid("no report yet", new Problem(
                "session", status.State.ToString(), $"a session that has ended: tune watch {status.Session} shows how far it is"));
        }

        if (await desk.ReportAsync(status.Session, cancellationToken) is not { } page)
        {
            return Outcome.Failed($"session {status.Session} ended without a result that could be reported: see tune show {status.Session}");
        }

        var file = _frame.Shell.Resolve(parse.GetValue(_out) ?? $"{status.Session}.html");
        var bytes = Encoding.UTF8.GetBytes(page);
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        var document = new ReportDocument(status.Session, file, bytes.Length);
        return Outcome.Of(document, CliJson.Default.ReportDocument, text => text.Line($"written to {file}"));
    }
}
