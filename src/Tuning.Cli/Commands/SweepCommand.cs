using System.CommandLine;
using Tuning.Arbitrage;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Cli.Sweeps;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune sweep</c>: a grid over ranges given on the command line, as a heat map in the terminal.</summary>
internal sealed class SweepCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string[]> _ranges = new("ranges")
    {
        Description = "One to four of NAME=LOW:HIGH:STEP, both bounds included",
        Arity = new ArgumentArity(1, SweepRanges.Most),
    };

    private readonly Option<string?> _data = CommonOptions.Data(required: true);
    private readonly Option<string[]> _set = CommonOptions.Set(
        "A value of the session by its path, such as environment.feeABps=25 or fixed.maxHoldMs=600000");

    private readonly Option<string> _metric = new("--metric")
    {
        Description = "What is shown and ranked",
        HelpName = "NAME",
        DefaultValueFactory = _ => "netPnlPerDay",
    };

    private readonly Option<int> _minTrades = WholeNumberOption.Create("--min-trades", "Fewer closed trades than this rank behind", (0, int.MaxValue), usual: 30);

    private SweepCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new SweepCommand(frame);
        return frame.Bind(
            new Command("sweep", "Sweep a grid over your quotes and show it as a heat map")
            {
                command._ranges, command._data, command._set, command._metric, command._minTrades,
            },
            command.RunAsync,
            "tune sweep --data quotes.csv entryBps=5:60:5 exitBps=-20:10:5",
            "tune sweep --data quotes.csv entryBps=5:60:5 exitBps=-20:10:5 --set environment.feeABps=25 --metric sharpe");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var ranges = SweepRanges.Read(parse.GetRequiredValue(_ranges), new ArbitrageStrategy().Parameters, out var wrong);
        var overrides = SettingArguments.Read(parse.GetValue(_set)!, out var malformed);
        if (!wrong.IsEmpty || !malformed.IsEmpty)
        {
            return Outcome.Invalid("invalid sweep", [.. wrong, .. malformed]);
        }

        var home = _frame.HomeOf(parse);
        if (SessionRun.RefusalOf(home) is { } refusal)
        {
            return refusal;
        }

        var data = parse.GetRequiredValue(_data)!;
        var source = new SpecSource(ranges.ToSession(parse.GetValue(_metric)!, parse.GetValue(_minTrades)), DocumentLanguage.Json)
        {
            Overrides = overrides,
            DataFiles = [Backtests.QuoteSource.IsStored(data) ? data : _frame.Shell.Resolve(data)],
        };
        var settings = _frame.StorageOf(parse);
        using var line = SessionLine.Open(home, settings);
        var planned = await line.Planner.PrepareAsync(new PlanRequest(source, _frame.Shell.WorkingFolder), cancellationToken);
        if (planned.Plan is not { } plan)
        {
            return Outcome.Invalid("the sweep cannot be run; nothing was stored", [.. planned.Problems.Select(SettingArguments.ProblemOf)]);
        }

        await line.Planner.StoreAsync(plan, cancellationToken);
        var run = new SessionRun(line, home, settings, _frame.Shell)
        {
            View = (summary, ranking) => new SweepView(plan, summary, ranking).WriteTo,
        };
        return await run.ToEndAsync(plan.SessionId, parse.GetValue(_frame.Json), cancellationToken);
    }
}
