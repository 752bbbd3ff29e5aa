using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage.Markets;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>The options by which a user says what the columns of files are called: <c>--map</c> and <c>--skip</c>.</summary>
internal sealed class ColumnNames
{
    private const string TimeOfA = "timestamp_a";
    private const string TimeOfB = "timestamp_b";
    private const string EveryUnknown = "*";

    private static readonly ImmutableArray<string> s_columns = [.. Enum.GetValues<QuoteColumn>().Select(QuoteHeader.NameOf)];

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "What the file calls a column, such as timestamp=ts,best_bid_a=bidA; repeatable",
        HelpName = "COLUMN=NAME",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string[]> _skip = new("--skip")
    {
        Description = "Columns of the file that are not read, such as volume,exchange; * is every unknown one",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_map);
        command.Add(_skip);
    }

    /// <summary>The names in a single file.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="problems">What is wrong with the options.</param>
    public CsvMapping OfFile(ParseResult parse, out ImmutableArray<Problem> problems) =>
        Read(parse, name => QuoteHeader.ColumnOf(name) is { } column ? [(0, column)] : [], s_columns, 1, out problems)[0];

    /// <summary>The names in the files of A, of B, and of rates, in this order.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="hasRates">Whether there is a file of rates.</param>
    /// <param name="problems">What is wrong with the options.</param>
    public ImmutableArray<CsvMapping> OfStreams(ParseResult parse, bool hasRates, out ImmutableArray<Problem> problems)
    {
        var files = hasRates ? 3 : 2;
        var known = s_columns.Add(TimeOfA).Add(TimeOfB);
        return Read(
            parse,
            name => [.. PlacesOf(name.ToLowerInvariant()).Where(place => place.File < files)],
            hasRates ? known : known.RemoveAll(name => name.StartsWith("fx", StringComparison.Ordinal)),
            3,
            out problems);
    }

    private static ImmutableArray<(int File, QuoteColumn Column)> PlacesOf(string name) => name switch
    {
        TimeOfA => [(0, QuoteColumn.Time)],
        TimeOfB => [(1, QuoteColumn.Time)],
        _ => QuoteHeader.ColumnOf(name) switch
        {
            null => [],
            QuoteColumn.Time => [(0, QuoteColumn.Time), (1, QuoteColumn.Time), (2, QuoteColumn.Time)],
            QuoteColumn.FxTime => [(2, QuoteColumn.Time)],
            QuoteColumn.Fx => [(2, QuoteColumn.Fx)],
            { } column => [(name.EndsWith("_a", StringComparison.Ordinal) ? 0 : 1, column)],
        },
    };

    private ImmutableArray<CsvMapping> Read(
        ParseResult parse,
        Func<string, ImmutableArray<(int File, QuoteColumn Column)>> placesOf,
        ImmutableArray<string> known,
        int files,
        out ImmutableArray<Problem> problems)
    {
        var found = ImmutableArray.CreateBuilder<Problem>();
        var names = Enumerable.Range(0, files).Select(_ => new Dictionary<QuoteColumn, string>()).ToArray();
        foreach (var pair in parse.GetValue(_map)!.SelectMany(argument => argument.Split(',')))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            var name = pair[(cut + 1)..].Trim();
            var places = cut < 0 ? [] : placesOf(pair[..cut].Trim());
            if (places.IsEmpty || name.Length == 0)
            {
                found.Add(new Problem("--map", pair, $"COLUMN=NAME, where COLUMN is one of {string.Join(", ", known)}"));
            }
            else if (places.Any(place => names[place.File].ContainsKey(place.Column)
                || names[place.File].Values.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                found.Add(new Problem("--map", pair, "each column once, and each name of a file for one column"));
            }
            else
            {
                foreach (var (file, column) in places)
                {
                    names[file].Add(column, name);
                }
            }
        }

        problems = found.ToImmutable();
        var skipped = parse.GetValue(_skip)!.SelectMany(argument => argument.Split(',')).Select(name => name.Trim()).ToImmutableArray();
        return
        [
            .. names.Select(own => new CsvMapping
            {
                Names = own.ToImmutableDictionary(),
                Skipped = skipped,
                SkipUnknown = skipped.Contains(EveryUnknown, StringComparer.Ordinal),
            }),
        ];
    }
}
