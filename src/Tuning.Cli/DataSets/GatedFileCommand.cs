using System.CommandLine;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>The shape of the commands that pass one file through the data gate.</summary>
internal sealed class GatedFileCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _file = new("file") { Description = "CSV file of quotes, plain or gzip; - reads standard input" };
    private readonly Option<string[]> _waive = Waivers.CreateOption();
    private readonly Func<DataSetStore, Stream, ImportOptions, CancellationToken, ImportOutcome> _pass;

    private GatedFileCommand(CommandFrame frame, Func<DataSetStore, Stream, ImportOptions, CancellationToken, ImportOutcome> pass) =>
        (_frame, _pass) = (frame, pass);

    /// <summary>Creates a command.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="pass">What the store does with the file.</param>
    /// <param name="examples">Calls to show in its help.</param>
    public static Command Create(
        CommandFrame frame, string name, string description,
        Func<DataSetStore, Stream, ImportOptions, CancellationToken, ImportOutcome> pass, params string[] examples)
    {
        var command = new GatedFileCommand(frame, pass);
        return frame.Bind(
            new Command(name, description) { command._file, command._waive },
            (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)),
            examples);
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
        return GatedFile.Pass(
            parse.GetRequiredValue(_file),
            parse.GetValue(_waive)!,
            _frame.Shell,
            (source, options) => _pass(store, source, options, cancellationToken));
    }
}
