using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune watch</c>: shows how far a session is until it has ended.</summary>
internal sealed class WatchCommand
{
    private readonly CommandFrame _frame;
    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };

    private WatchCommand(CommandFrame frame) => (_frame, _desks) = (frame, new SessionDesks(frame));

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new WatchCommand(frame);
        return frame.Bind(
            new Command("watch", "Show how far a session is until it has ended") { command._session, command._desks.Server },
            command.RunAsync,
            "tune watch threshold-sweep-20260131T101500-4f2a",
            "tune watch threshold-sweep-20260131T101500-4f2a --server http://127.0.0.1:7071");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        return _desks.WithSessionAsync(
            parse,
            id,
            async (desk, first) =>
            {
                if (first.Result is null && desk is HomeDesk)
                {
                    return Outcome.Failed($"nobody runs session {id}, which is {first.State}: tune resume {id}");
                }

                return await new SessionWatch(_frame.Shell).ToEndAsync(desk, first, parse.GetValue(_frame.Json), cancellationToken);
            },
            cancellationToken);
    }
}
