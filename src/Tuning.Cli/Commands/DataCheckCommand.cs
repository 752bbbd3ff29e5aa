using System.CommandLine;
using Tuning.Arbitrage.Markets.Storing;
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
        using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
        return GatedFile.Pass(
            parse.GetRequiredValue(_file),
            parse.GetValue(_waive)!,
            _frame.Shell,
            (source, options) => store.Check(source, options, cancellationToken));
    }
}
