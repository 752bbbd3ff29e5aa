using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Arbitrage.Markets.Summaries;
using Tuning.Cli.Backtests;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data info</c>: what to know of a data set before tuning on it.</summary>
internal sealed class DataInfoCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _data = new("data") { Description = "CSV file of quotes, or sha256:... of a stored data set" };
    private readonly Option<string[]> _set = CommonOptions.Set("Your costs and latencies, such as environment.feeABps=5");
    private readonly Option<string[]> _waive = Waivers.CreateOption();
    private readonly ColumnNames _names = new();

    private DataInfoCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new DataInfoCommand(frame);
        var built = new Command("info", "Show span, gaps, venues, edges, and what clears your costs")
        {
            command._data, command._set, command._waive,
        };
        command._names.AddTo(built);
        return frame.Bind(
            built,
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune data info quotes.csv --set environment.feeABps=5 --set environment.feeBBps=4");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = SettingArguments.Read(parse.GetValue(_set)!, out var malformed);
        var reading = new SettingsReader(new ArbitrageStrategy()).ReadEnvironment(settings);
        var mapping = _names.OfFile(parse, out var misnamed);
        if (!malformed.IsEmpty || !misnamed.IsEmpty || !reading.Problems.IsEmpty)
        {
            return Outcome.Invalid("invalid settings", [.. malformed, .. misnamed, .. reading.Problems.Select(SettingArguments.ProblemOf)]);
        }

        var data = parse.GetRequiredValue(_data);
        using var source = QuoteSource.Open(
            QuoteSource.IsStored(data) ? data : _frame.Shell.Resolve(data),
            _frame.HomeOf(parse),
            new ImportOptions { Mapping = mapping, Limits = Waivers.LimitsOf(parse.GetValue(_waive)!) },
            cancellationToken);
        return source.Refusal ?? Show(data, source, ArbitrageBinding.ToEnvironment(reading.Environment));
    }

    private static Outcome Show(string data, QuoteSource source, TradingEnvironment environment)
    {
        var summary = MarketSurvey.Of(source.Quotes!, RoundTrip.CostBps(environment));
        var document = JsonSerializer.SerializeToNode(summary, MarketJson.Default.MarketSummary)!.AsObject();
        document.Insert(0, "data", data);
        document["latencyBelowResolution"] =
            summary.IsBelowResolution(environment.LatencyAMs) || summary.IsBelowResolution(environment.LatencyBMs);
        if (source.Waivers is { } waivers)
        {
            document["waivers"] = new JsonArray([.. waivers.Select(waiver => JsonValue.Create(waiver))]);
        }

        return Outcome.Of(document, CliJson.Default.JsonObject, page =>
        {
            new MarketView(summary, environment).WriteTo(page);
            WaiverNote.Write(page, source.Waivers);
        });
    }
}
