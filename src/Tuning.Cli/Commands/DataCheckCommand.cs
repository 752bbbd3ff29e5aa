using System.CommandLine;
using System.Text.Json;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Backtests;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data check</c>: what the data gate says of a file, without storing anything.</summary>
internal sealed class DataCheckCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _file = new("file") { Description = "CSV file of quotes, plain or gzip; - reads standard input" };
    private readonly Option<string[]> _waive = Waivers.CreateOption();

    private DataCheckCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new DataCheckCommand(frame);
        return frame.Bind(
            new Command("check", "Pass a file through the data gate; nothing is stored") { command._file, command._waive },
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune data check quotes.csv",
            "zcat quotes.csv.gz | tune data check -");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = parse.GetRequiredValue(_file);
        var path = file is "-" ? file : _frame.Shell.Resolve(file);
        if (file is not "-" && !File.Exists(path))
        {
            return QuoteSource.Missing(path);
        }

        using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
        using var source = file is "-" ? _frame.Shell.In() : File.OpenRead(path);
        var options = new ImportOptions { Limits = Waivers.LimitsOf(parse.GetValue(_waive)!), Name = Path.GetFileName(file) };
        var report = store.Check(source, options, cancellationToken).Report;
        var code = report.Accepted ? ExitCode.Done : ExitCode.Invalid;
        var document = new DataCheckDocument(
            path,
            (int)code,
            QuoteSource.ProblemsOf(report.Problems),
            JsonSerializer.SerializeToElement(report, MarketJson.Default.GateReport));
        return Outcome.Of(document, CliJson.Default.DataCheckDocument, page => Show(page, report), code);
    }

    private static void Show(Page page, GateReport report)
    {
        foreach (var line in report.ToLines())
        {
            page.Line(line);
        }
    }
}
