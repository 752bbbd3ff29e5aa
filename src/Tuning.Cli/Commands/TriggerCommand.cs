using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Cli.Commands;

/// <summary><c>tune trigger</c>: starts a run by hand, gives a market data that may start one, and shows what triggers found.</summary>
internal sealed class TriggerCommand
{
    private readonly RetuneDesks _desks;
    private readonly Argument<string> _schedule = new("schedule") { Description = "Name of the schedule: see tune schedule list" };
    private readonly Argument<string> _market = new("market") { Description = "The market, as schedules name it" };
    private readonly Argument<string> _dataset = new("dataset") { Description = "sha256:... of a stored data set: see tune data list" };

    private readonly Option<string?> _trigger = new("--trigger") { Description = "Of this trigger alone: data, drift or decay", HelpName = "TRIGGER" };
    private readonly Option<int> _limit = WholeNumberOption.Create("--limit", "Most checks to list", (1, 1000), usual: 24);

    private TriggerCommand(CommandFrame frame)
    {
        _desks = new RetuneDesks(frame);
        _trigger.AcceptOnlyFromAmong("data", "drift", "decay");
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new TriggerCommand(frame);
        return new Command("trigger", "Start a run by hand, or by data that arrives")
        {
            frame.Bind(
                new Command("run", "Start a run of a schedule now") { command._schedule, command._desks.Server },
                command.RunAsync,
                "tune trigger run weekly"),
            frame.Bind(
                new Command("data", "Give a market a data set that is stored already") { command._market, command._dataset, command._desks.Server },
                command.DataAsync,
                "tune trigger data btc sha256:0123..."),
            frame.Bind(
                new Command("checks", "Show what the triggers of a schedule found, newest first") { command._schedule, command._trigger, command._limit, command._desks.Server },
                command.ChecksAsync,
                "tune trigger checks weekly"),
        };
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var run = await desk.StartAsync(parse.GetRequiredValue(_schedule), RetuneDesks.KeyName, cancellationToken);
        // A run that is skipped is on record with its reason, and is none all the same.
        var code = run.Outcome is RunOutcome.Skipped ? ExitCode.Failed : ExitCode.Done;
        return Outcome.Of(run, RetuneServerJson.Default.RunAnswer, Write, code);

        void Write(Page page)
        {
            RunView.Write(page, run);
            if (run.Outcome is null)
            {
                page.Line("  a server that runs this home (tune serve) starts it within a minute");
            }
        }
    });

    private Task<Outcome> DataAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        // A server would be asked for another address.
        var market = parse.GetRequiredValue(_market);
        if (!MarketName.IsValid(market))
        {
            return Outcome.Invalid($"no schedule can name the market {market}", new Problem("market", market, MarketName.Form));
        }

        var data = await desk.AddDataAsync(market, parse.GetRequiredValue(_dataset), cancellationToken);
        return Outcome.Of(data, RetuneServerJson.Default.MarketAnswer, page => page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{data.Market} {(data.IsNew ? "has" : "had")} {data.Rows} rows from {RunView.Time(data.From)} to {RunView.Time(data.To)} UTC (sha256:{data.Sha256[..12]})")));
    });

    private Task<Outcome> ChecksAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var found = await desk.ChecksAsync(
            parse.GetRequiredValue(_schedule), Words.Parse<TriggerKind>(parse.GetValue(_trigger) ?? ""), parse.GetValue(_limit), cancellationToken);
        return Outcome.Of(found, RetuneServerJson.Default.CheckList, page => CheckView.Write(page, found.Checks));
    });
}
