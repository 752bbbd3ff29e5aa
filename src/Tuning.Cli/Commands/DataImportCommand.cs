using System.CommandLine;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data import</c>: stores a file that the data gate accepts, under the hash of its content.</summary>
internal sealed class DataImportCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _file = new("file") { Description = "CSV file of quotes, plain or gzip; - reads standard input" };
    private readonly Option<string[]> _waive = Waivers.CreateOption();

    private DataImportCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new DataImportCommand(frame);
        return frame.Bind(
            new Command("import", "Store a file that the data gate accepts, under the hash of its content") { command._file, command._waive },
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            "tune data import quotes.csv",
            "tune data import quotes.csv.gz --waive gap");
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
        return GatedFile.Pass(
            parse.GetRequiredValue(_file),
            parse.GetValue(_waive)!,
            _frame.Shell,
            (source, options) => store.Import(source, options, cancellationToken));
    }
}
