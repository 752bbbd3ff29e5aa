using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Backtests;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Commands;

/// <summary><c>tune backtest</c>: one parameter set on one file, so that fills can be compared with one's own log.</summary>
internal sealed class BacktestCommand
{
    private readonly CommandFrame _frame;
    private readonly Option<string?> _data = CommonOptions.Data(required: true);
    private readonly Option<string[]> _set = CommonOptions.Set(
        "A parameter, or environment.x; the value is read as JSON, else as text. entryBps and exitBps are required");
    private readonly Option<string[]> _waive = Waivers.CreateOption();
    private readonly ColumnNames _names = new();
    private readonly Option<long?> _from = InstantOption.Create("--from", "First moment, included");
    private readonly Option<long?> _to = InstantOption.Create("--to", "Last moment, excluded");
    private readonly Option<string?> _trades = new("--trades") { Description = "Write every trade to this CSV file", HelpName = "FILE" };
    private readonly Option<string?> _equity = new("--equity") { Description = "Write the mark of every row to this CSV file", HelpName = "FILE" };

    private readonly Option<bool> _diagnostics = new("--diagnostics")
    {
        Description = "Also show profit by zone, direction and hour, time under water, edge lifetime, break-even, capacity and phantom edges",
    };

    private BacktestCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new BacktestCommand(frame);
        var built = new Command("backtest", "Run one parameter set on a file of quotes")
        {
            command._data, command._set, command._waive, command._from, command._to, command._trades, command._equity,
            command._diagnostics,
        };
        command._names.AddTo(built);
        return frame.Bind(
            built,
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune backtest --data quotes.csv --set entryBps=18 --set exitBps=-5 --set environment.feeABps=5",
            "tune backtest --data quotes.csv --set entryBps=18 --set exitBps=-5 --from 2018-06-18 --to 2018-06-20 --trades trades.csv");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = SettingArguments.Read(parse.GetValue(_set)!, out var malformed);
        var strategy = new ArbitrageStrategy();
        var reading = new SettingsReader(strategy).Read(settings);
        var mapping = _names.OfFile(parse, out var misnamed);
        ImmutableArray<Problem> problems = [.. malformed, .. misnamed, .. reading.Problems.Select(SettingArguments.ProblemOf)];
        if (!problems.IsEmpty)
        {
            return Outcome.Invalid("invalid settings", problems);
        }

        var data = parse.GetRequiredValue(_data)!;
        using var source = QuoteSource.Open(
            QuoteSource.IsStored(data) ? data : _frame.Shell.Resolve(data),
            _frame.HomeOf(parse),
            new ImportOptions { Mapping = mapping, Limits = Waivers.LimitsOf(parse.GetValue(_waive)!) },
            cancellationToken);
        return source.Refusal ?? Run(parse, new Market(source.Quotes!), reading, source.Waivers, cancellationToken);
    }

    private Outcome Run(ParseResult parse, Market market, SettingsReading settings, ImmutableArray<string>? waivers, CancellationToken cancellationToken)
    {
        var window = MarketWindow.Between(market, parse.GetValue(_from), parse.GetValue(_to));
        if (window.Count == 0)
        {
            return Outcome.Invalid("no row lies in the window", new Problem(
                "--from, --to",
                $"{Instant(parse.GetValue(_from))} to {Instant(parse.GetValue(_to))}",
                $"a part of {Instant(market.Quotes.TimeNs[0])} to {Instant(market.Quotes.TimeNs[^1])}"));
        }

        var environment = ArbitrageBinding.ToEnvironment(settings.Environment);
        var parameters = ArbitrageBinding.ToParameters(settings.Parameters);
        var result = ScalarKernel.Run(market, window, environment, parameters, BacktestOptions.Everything, cancellationToken);
        Save(parse.GetValue(_trades), output => TradesFile.Write(result.Trades, market.Quotes.Fx, output));
        Save(parse.GetValue(_equity), output => EquityFile.Write(market, window, result.Equity.AsSpan(), output));
        var document = new BacktestDocument(
            settings.Parameters, settings.Environment, result.Metrics.ToMetricSet().ToImmutableSortedDictionary(StringComparer.Ordinal), result.Reasons)
        {
            Waivers = waivers,
            Diagnosis = parse.GetValue(_diagnostics)
                ? BacktestDiagnosis.Of(market, window, environment, parameters, cancellationToken)
                : null,
        };
        return Outcome.Of(document, CliJson.Default.BacktestDocument, new BacktestView(document, result).WriteTo);
    }

    private void Save(string? path, Action<TextWriter> write)
    {
        if (!string.IsNullOrEmpty(path))
        {
            using var output = new StreamWriter(_frame.Shell.Resolve(path)) { NewLine = "\n" };
            write(output);
        }
    }

    private static string Instant(long? timeNs) => timeNs is { } time ? Arbitrage.Markets.Instant.Text(time) : "the end";
}
