using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage.Markets.Joining;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>The shape of the commands that pass one file, or separate streams, through the data gate.</summary>
internal sealed class GatedFileCommand
{
    private readonly CommandFrame _frame;
    private readonly bool _keep;
    private readonly Argument<string?> _file = new("file")
    {
        Description = "CSV file of quotes, plain or gzip; - reads standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ColumnNames _names = new();
    private readonly StreamOptions _streams = new();
    private readonly Option<string[]> _waive = Waivers.CreateOption();

    private GatedFileCommand(CommandFrame frame, bool keep) => (_frame, _keep) = (frame, keep);

    /// <summary>Creates a command.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="keep">Whether accepted data is stored.</param>
    /// <param name="examples">Calls to show in its help.</param>
    public static Command Create(CommandFrame frame, string name, string description, bool keep, params string[] examples)
    {
        var command = new GatedFileCommand(frame, keep);
        var built = new Command(name, description) { command._file, command._waive };
        command._names.AddTo(built);
        command._streams.AddTo(built);
        return frame.Bind(built, (parse, cancellationToken) => Task.FromResult(command.Run(parse, cancellationToken)), examples);
    }

    private Outcome Run(ParseResult parse, CancellationToken cancellationToken)
    {
        var file = parse.GetValue(_file);
        var streams = _streams.Read(parse, file, _frame.Shell, out var problems);
        using var store = new DataSetStore(Path.Combine(_frame.HomeOf(parse), "data"));
        return streams.IsEmpty
            ? RunFile(parse, store, file, problems, cancellationToken)
            : RunStreams(parse, store, streams, problems, cancellationToken);
    }

    private Outcome RunFile(
        ParseResult parse, DataSetStore store, string? file, ImmutableArray<Problem> problems, CancellationToken cancellationToken)
    {
        var mapping = _names.OfFile(parse, out var misnamed);
        if (file is null || !problems.IsEmpty || !misnamed.IsEmpty)
        {
            return Outcome.Invalid("invalid options", [.. problems, .. misnamed]);
        }

        var options = new ImportOptions { Mapping = mapping, Limits = Waivers.LimitsOf(parse.GetValue(_waive)!) };
        return GatedFile.Pass(file, options, _frame.Shell, (source, named) =>
            _keep ? store.Import(source, named, cancellationToken) : store.Check(source, named, cancellationToken));
    }

    private Outcome RunStreams(
        ParseResult parse,
        DataSetStore store,
        ImmutableDictionary<string, string> streams,
        ImmutableArray<Problem> problems,
        CancellationToken cancellationToken)
    {
        var mappings = _names.OfStreams(parse, streams.ContainsKey("fx"), out var misnamed);
        if (!problems.IsEmpty || !misnamed.IsEmpty)
        {
            return Outcome.Invalid("invalid options", [.. problems, .. misnamed]);
        }

        var usual = new JoinOptions();
        var options = new JoinOptions
        {
            MappingA = mappings[0],
            MappingB = mappings[1],
            MappingFx = mappings[2],
            MaxQuoteAge = _streams.MaxAge(parse) ?? usual.MaxQuoteAge,
            MaxFxAge = _streams.MaxFxAge(parse) ?? usual.MaxFxAge,
            Limits = Waivers.LimitsOf(parse.GetValue(_waive)!),
        };
        return GatedFile.PassStreams(streams, options, (a, b, rates, named) =>
            _keep ? store.Import(a, b, rates, named, cancellationToken) : store.Check(a, b, rates, named, cancellationToken));
    }
}
