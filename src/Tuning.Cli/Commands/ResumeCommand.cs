using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune resume</c>: runs an interrupted or paused session on to its end; one that has ended shows its stored result.</summary>
internal sealed class ResumeCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };

    private ResumeCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ResumeCommand(frame);
        return frame.Bind(
            new Command("resume", "Run an interrupted or paused session on to its end") { command._session, command._desks.Server },
            command.RunAsync,
            "tune resume threshold-sweep-20260131T101500-4f2a",
            "tune resume threshold-sweep-20260131T101500-4f2a --server http://127.0.0.1:7071");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        return _desks.WithSessionAsync(
            parse,
            id,
            async (desk, status) =>
            {
                var quiet = parse.GetValue(_frame.Json);
                if (status.Result is null)
                {
                    status = await desk.ControlAsync(id, SessionControlKind.Resume, cancellationToken);
                }

                if (parse.GetValue(_desks.Server) is not null)
                {
                    return await new SessionWatch(_frame.Shell).ToEndAsync(desk, status, quiet, cancellationToken);
                }

                var home = _frame.HomeOf(parse);
                var settings = _frame.StorageOf(parse);
                using var line = SessionLine.Open(home, settings);
                return await new SessionRun(line, home, settings, _frame.Shell).ToEndAsync(id, quiet, cancellationToken);
            },
            cancellationToken);
    }
}
