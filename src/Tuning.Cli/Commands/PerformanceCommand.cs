using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;
using TuningFunctions.Retuning.Answers;

namespace Tuning.Cli.Commands;

/// <summary><c>tune performance</c>: takes what a bot did live, and shows it beside the backtest.</summary>
internal sealed class PerformanceCommand
{
    private readonly CommandFrame _frame;
    private readonly RetuneDesks _desks;
    private readonly PlaceArguments _place = new();
    private readonly Argument<string> _file = new("file") { Description = "JSON of fills and hours, as POST /api/performance takes it" };
    private readonly Option<int?> _version = new("--of") { Description = "The version [default: the champion]", HelpName = "N" };

    private PerformanceCommand(CommandFrame frame)
    {
        _frame = frame;
        _desks = new RetuneDesks(frame);
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new PerformanceCommand(frame);
        return new Command("performance", "Take fills and profit and loss of a bot, and compare them with the backtest")
        {
            frame.Bind(
                new Command("add", "Take fills and hours; what was taken before counts once") { command._file, command._desks.Server },
                command.AddAsync,
                "tune performance add fills.json"),
            frame.Bind(
                new Command("show", "Show live round trips beside those of the backtest")
                {
                    command._place.Strategy, command._place.Market, command._version, command._desks.Server,
                },
                command.ShowAsync,
                "tune performance show arbitrage btc"),
        };
    }

    private async Task<Outcome> AddAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var path = parse.GetRequiredValue(_file);
        var file = _frame.Shell.Resolve(path);
        if (!File.Exists(file))
        {
            return Outcome.Invalid("no such file", new Problem("file", path, "a file of JSON that exists"));
        }

        var json = await File.ReadAllTextAsync(file, cancellationToken);
        return await _desks.WithAsync(parse, async desk =>
        {
            var taken = await desk.AddPerformanceAsync(json, cancellationToken);
            return Outcome.Of(taken, RetuneServerJson.Default.PerformanceAccepted, page => page.Line(string.Create(
                CultureInfo.InvariantCulture, $"{taken.New} of {taken.Received} fills and hours are new")));
        });
    }

    private Task<Outcome> ShowAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var found = await desk.PerformanceAsync(_place.Of(parse), parse.GetValue(_version), cancellationToken);
        return Outcome.Of(found, RetuneServerJson.Default.PerformanceAnswer, page => Write(page, found));
    });

    private static void Write(Page page, PerformanceAnswer found)
    {
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{found.Strategy}/{found.Market} version {found.Version}: {found.Fills} fills, {found.Hours} hours, P&L {found.Pnl:0.##}"));
        if (found.Slippage is { } slippage)
        {
            page.Line($"  {slippage.Why}{(slippage.Halts ? ": nothing is promoted" : "")}");
        }

        if (found.Trades.IsEmpty)
        {
            return;
        }

        var table = new TextTable("trade", "decided in the backtest (UTC)", ">fills", ">slippage bps", ">live P&L", ">backtest P&L");
        foreach (var trade in found.Trades)
        {
            table.Add(
                trade.TradeId ?? "not traded",
                trade.DecidedAt is { } at ? RunView.Time(at) : "not in the backtest",
                Figures.Count(trade.Fills),
                Figure(trade.SlippageBps),
                Figure(trade.LivePnl),
                Figure(trade.ModelPnl));
        }

        table.WriteTo(page);
    }

    private static string Figure(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? Figures.Absent;
}
