using System.CommandLine;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Backtesting;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Arbitrage.Markets.Summaries;
using Tuning.Cli.Backtests;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions.Reading;

namespace Tuning.Cli.Commands;

/// <summary><c>tune init</c>: writes a session file whose bounds come from the data and the fees.</summary>
internal sealed class InitCommand
{
    private const string DefaultFile = "session.yaml";

    private readonly CommandFrame _frame;
    private readonly Option<string?> _data = CommonOptions.Data(required: true);
    private readonly Option<string> _out = new("--out")
    {
        Description = "The session file to write; it must not be there yet",
        HelpName = "FILE",
        DefaultValueFactory = _ => DefaultFile,
    };

    private readonly Option<string[]> _set = CommonOptions.Set("Your costs and latencies, such as environment.feeABps=5");

    private InitCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new InitCommand(frame);
        return frame.Bind(
            new Command("init", "Write a session file for your data") { command._data, command._out, command._set },
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune init --data quotes.csv",
            "tune init --data quotes.csv --set environment.feeABps=5 --set environment.feeBBps=4 --out btc.yaml");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var settings = SettingArguments.Read(parse.GetValue(_set)!, out var malformed);
        var reading = new SettingsReader(new ArbitrageStrategy()).ReadEnvironment(settings);
        if (!malformed.IsEmpty || !reading.Problems.IsEmpty)
        {
            return Outcome.Invalid("invalid settings", [.. malformed, .. reading.Problems.Select(SettingArguments.ProblemOf)]);
        }

        var file = _frame.Shell.Resolve(parse.GetValue(_out)!);
        if (File.Exists(file))
        {
            return Outcome.Invalid("the file is there already", new Problem("--out", file, "a file that does not exist yet"));
        }

        var data = parse.GetRequiredValue(_data)!;
        var isStored = QuoteSource.IsStored(data);
        // A session has no waivers of its own: data that needs one is imported with it, and named by its hash.
        using var source = QuoteSource.Open(
            isStored ? data : _frame.Shell.Resolve(data), _frame.HomeOf(parse), new ImportOptions(), cancellationToken);
        return source.Refusal ?? Write(
            file,
            isStored ? data : Path.GetRelativePath(Path.GetDirectoryName(file)!, _frame.Shell.Resolve(data)),
            source,
            ArbitrageBinding.ToEnvironment(reading.Environment));
    }

    private static Outcome Write(string file, string data, QuoteSource source, TradingEnvironment environment)
    {
        var summary = MarketSurvey.Of(source.Quotes!, RoundTrip.CostBps(environment));
        var name = NameOf(file);
        var draft = new SessionDraft(name, data, summary, environment);
        File.WriteAllText(file, draft.ToYaml());
        var document = new InitDocument(file, name, draft.Bounds, summary.CostBps);
        return Outcome.Of(document, CliJson.Default.InitDocument, page =>
        {
            page.Line($"written to {file}");
            page.Line($"entryBps {draft.Bounds.EntryLowBps} to {draft.Bounds.EntryHighBps}, exitBps {draft.Bounds.ExitLowBps} to {draft.Bounds.ExitHighBps}");
            page.Line($"tune run {Path.GetFileName(file)}");
        });
    }

    /// <summary>The session is called after its file, in the letters that a name may have.</summary>
    private static string NameOf(string file)
    {
        var letters = Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var name = string.Concat(letters).Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : $"session-{name}".TrimEnd('-');
    }
}
