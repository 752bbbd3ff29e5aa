using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;

namespace Tuning.Cli.Commands;

/// <summary><c>tune approve</c>: approves the challenger of a run that waits for it, or turns it down.</summary>
internal sealed class ApproveCommand
{
    private readonly RetuneDesks _desks;
    private readonly Argument<string> _run = new("run") { Description = "Id of the run: see tune schedule runs" };
    private readonly Option<bool> _reject = new("--reject") { Description = "Turn the challenger down: the champion stays" };
    private readonly Option<string?> _comment = new("--comment") { Description = "What the audit says of it", HelpName = "TEXT" };

    private ApproveCommand(CommandFrame frame) => _desks = new RetuneDesks(frame);

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ApproveCommand(frame);
        return frame.Bind(
            new Command("approve", "Approve the challenger of a run, or turn it down")
            {
                command._run, command._reject, command._comment, command._desks.Server,
            },
            command.RunAsync,
            "tune approve retune-weekly-20260302T050000",
            "tune approve retune-weekly-20260302T050000 --reject --comment \"too few trades\"");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var isApproved = !parse.GetValue(_reject);
        var run = await desk.DecideAsync(
            parse.GetRequiredValue(_run), isApproved, parse.GetValue(_comment), RetuneDesks.KeyName, cancellationToken);
        return Outcome.Of(run, RetuneServerJson.Default.RunAnswer, page => page.Line(
            $"{(isApproved ? "approved" : "turned down")}: {run.Run}; a server that runs it goes on within a minute"));
    });
}
