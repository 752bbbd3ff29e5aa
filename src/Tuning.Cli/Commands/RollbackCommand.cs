using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;

namespace Tuning.Cli.Commands;

/// <summary><c>tune rollback</c>: takes a champion back.</summary>
internal sealed class RollbackCommand
{
    private readonly RetuneDesks _desks;
    private readonly PlaceArguments _place = new();
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why, for the audit",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "by hand",
    };

    private RollbackCommand(CommandFrame frame) => _desks = new RetuneDesks(frame);

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new RollbackCommand(frame);
        return frame.Bind(
            new Command("rollback", "Take the champion back: the version that it replaced is the champion again")
            {
                command._place.Strategy, command._place.Market, command._reason, command._desks.Server,
            },
            command.RunAsync,
            "tune rollback arbitrage btc --reason \"loses since Tuesday\"");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var champion = await desk.RollBackAsync(_place.Of(parse), parse.GetValue(_reason)!, RetuneDesks.KeyName, cancellationToken);
        return Outcome.Of(champion, RetuneServerJson.Default.ChampionAnswer, page => ChampionView.Write(page, champion));
    });
}
