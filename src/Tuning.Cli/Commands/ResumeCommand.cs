using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune resume</c>: runs an interrupted session on to its end; one that has ended shows its stored result.</summary>
internal sealed class ResumeCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };

    private ResumeCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ResumeCommand(frame);
        return frame.Bind(
            new Command("resume", "Run an interrupted session on to its end") { command._session },
            command.RunAsync,
            "tune resume threshold-sweep-20260131T101500-4f2a");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        var home = _frame.HomeOf(parse);
        if (!File.Exists(Path.Combine(home, "tuning.db")))
        {
            return Unknown(id, home);
        }

        using var line = SessionLine.Open(home);
        return await line.Store.FindSessionAsync(id, cancellationToken) is null
            ? Unknown(id, home)
            : await new SessionRun(line, home, _frame.Shell).ToEndAsync(id, parse.GetValue(_frame.Json), cancellationToken);
    }

    private static Outcome Unknown(string id, string home) =>
        Outcome.Invalid("no such session", new Problem("session", id, $"the id of a session in {home}: see tune list"));
}
