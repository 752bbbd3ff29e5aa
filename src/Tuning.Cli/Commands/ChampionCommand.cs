using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Retuning;
using Tuning.Retuning.Champions;

namespace Tuning.Cli.Commands;

/// <summary><c>tune champion</c>: shows the champion of a strategy and market, writes it for other programs, and tells its history.</summary>
internal sealed class ChampionCommand
{
    private readonly RetuneDesks _desks;
    private readonly PlaceArguments _place = new();
    private readonly Option<string> _format = new("--format")
    {
        Description = "json, yaml or env: what the parameters are written as",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "json",
    };

    private ChampionCommand(CommandFrame frame)
    {
        _desks = new RetuneDesks(frame);
        _format.AcceptOnlyFromAmong("json", "yaml", "env");
    }

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new ChampionCommand(frame);
        return new Command("champion", "Show champions, write them for other programs, and tell their history")
        {
            frame.Bind(command.Sub("show", "Show the champion of a strategy and market"), command.ShowAsync, "tune champion show arbitrage btc"),
            frame.Bind(
                command.Sub("export", "Write the champion's parameters as JSON, YAML or lines for an environment file", command._format),
                command.ExportAsync,
                "tune champion export arbitrage btc --format env"),
            frame.Bind(
                command.Sub("history", "Every version, and when, why and by which key it changed"), command.HistoryAsync, "tune champion history arbitrage btc"),
        };
    }

    private Command Sub(string name, string description, params Option[] options)
    {
        var command = new Command(name, description) { _place.Strategy, _place.Market, _desks.Server };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command;
    }

    private Task<Outcome> ShowAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var champion = await desk.ChampionAsync(_place.Of(parse), cancellationToken);
        return Outcome.Of(champion, RetuneServerJson.Default.ChampionAnswer, page => ChampionView.Write(page, champion));
    });

    private Task<Outcome> ExportAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var key = _place.Of(parse);
        var champion = await desk.ChampionAsync(key, cancellationToken);
        var title = ChampionExport.TitleOf(key, champion.Version, champion.Session);
        var text = parse.GetValue(_format) switch
        {
            "yaml" => ChampionExport.Yaml(title, champion.Parameters),
            "env" => ChampionExport.Env(title, champion.Parameters),
            _ => ChampionExport.Json(champion.Parameters),
        };
        return Outcome.Of(champion, RetuneServerJson.Default.ChampionAnswer, page => page.Raw(text));
    });

    private Task<Outcome> HistoryAsync(ParseResult parse, CancellationToken cancellationToken) => _desks.WithAsync(parse, async desk =>
    {
        var history = await desk.HistoryAsync(_place.Of(parse), cancellationToken);
        return Outcome.Of(history, RetuneServerJson.Default.HistoryAnswer, page => ChampionView.Write(page, history));
    });
}
