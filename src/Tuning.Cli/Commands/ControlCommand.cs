using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions.Schema;

namespace Tuning.Cli.Commands;

/// <summary><c>tune cancel</c> and <c>tune pause</c>: end a session, or let it wait before its next batch.</summary>
internal sealed class ControlCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly SessionControlKind _control;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };

    private ControlCommand(CommandFrame frame, SessionControlKind control)
    {
        _frame = frame;
        _desks = new SessionDesks(frame);
        _control = control;
    }

    /// <summary>Creates the command that cancels.</summary>
    /// <param name="frame">The frame.</param>
    public static Command CreateCancel(CommandFrame frame) => Create(
        frame, SessionControlKind.Cancel, "End a session: running trials stop, the others are not started");

    /// <summary>Creates the command that pauses.</summary>
    /// <param name="frame">The frame.</param>
    public static Command CreatePause(CommandFrame frame) => Create(
        frame, SessionControlKind.Pause, "Let a session wait before its next batch; tune resume lets it go on");

    private static Command Create(CommandFrame frame, SessionControlKind control, string description)
    {
        var command = new ControlCommand(frame, control);
        var word = Words.Of(control);
        return frame.Bind(
            new Command(word, description) { command._session, command._desks.Server },
            command.RunAsync,
            $"tune {word} threshold-sweep-20260131T101500-4f2a",
            $"tune {word} threshold-sweep-20260131T101500-4f2a --server http://127.0.0.1:7071");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        return _desks.WithSessionAsync(
            parse,
            id,
            async (desk, status) =>
            {
                if (status.Result is not null)
                {
                    return Outcome.Invalid("the session has ended", new Problem("session", id, $"a session that has not ended; this one is {status.State}"));
                }

                var after = await desk.ControlAsync(id, _control, cancellationToken);
                var runs = desk is ServerDesk ? "" : "; no server runs this home: it takes effect when the session runs (tune resume)";
                return Outcome.Of(
                    after, CliJson.Default.SessionStatus, page => page.Line($"{Words.Of(_control)} noted for {id}, which is {after.State}{runs}"));
            },
            cancellationToken);
    }
}
