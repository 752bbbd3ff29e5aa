using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.DataSets;

/// <summary>The options by which a user names separate files of quotes and rates, and how old what they tell may become.</summary>
internal sealed class StreamOptions
{
    private readonly Option<string?> _a = File("--stream-a", "Quotes of A alone: timestamp,best_bid,best_ask and optionally bid_size,ask_size");
    private readonly Option<string?> _b = File("--stream-b", "Quotes of B alone, likewise; joined with those of A as of time");
    private readonly Option<string?> _fx = File("--stream-fx", "Rates: timestamp,fx (currency of A for one unit of that of B)");
    private readonly Option<TimeSpan?> _maxAge = DurationOption.Create(
        "--max-age", "With streams: a row whose quote of either venue is older is left out [default: PT1M]");

    private readonly Option<TimeSpan?> _maxFxAge = DurationOption.Create(
        "--max-fx-age", "With --stream-fx: a row whose rate is older is left out [default: P1D]");

    /// <summary>The oldest quote that a row may have; null when it is not said.</summary>
    /// <param name="parse">The parsed command line.</param>
    public TimeSpan? MaxAge(ParseResult parse) => parse.GetValue(_maxAge);

    /// <summary>The oldest rate that a row may have; null when it is not said.</summary>
    /// <param name="parse">The parsed command line.</param>
    public TimeSpan? MaxFxAge(ParseResult parse) => parse.GetValue(_maxFxAge);

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_a);
        command.Add(_b);
        command.Add(_fx);
        command.Add(_maxAge);
        command.Add(_maxFxAge);
    }

    /// <summary>The absolute paths of the streams by the names that the gate gives them, A, B and fx; empty when none is named.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="file">The single file, where one is named.</param>
    /// <param name="shell">The shell.</param>
    /// <param name="problems">What is wrong with the options together.</param>
    public ImmutableDictionary<string, string> Read(ParseResult parse, string? file, Shell shell, out ImmutableArray<Problem> problems)
    {
        (string Stream, Option<string?> Option)[] named = [("A", _a), ("B", _b), ("fx", _fx)];
        var paths = named.Where(stream => !string.IsNullOrEmpty(parse.GetValue(stream.Option)))
            .ToImmutableDictionary(stream => stream.Stream, stream => shell.Resolve(parse.GetValue(stream.Option)!), StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Problem>();
        if (paths.IsEmpty)
        {
            Demand(file is not null, "file", null, "a CSV file of quotes, or --stream-a and --stream-b");
            Demand(MaxAge(parse) is null, "--max-age", null, "only with --stream-a and --stream-b");
        }
        else
        {
            Demand(file is null, "file", file, "either one file or --stream-a and --stream-b");
            Demand(paths.ContainsKey("A"), "--stream-a", null, "a CSV file of quotes of A, beside that of B");
            Demand(paths.ContainsKey("B"), "--stream-b", null, "a CSV file of quotes of B, beside that of A");
        }

        Demand(MaxFxAge(parse) is null || paths.ContainsKey("fx"), "--max-fx-age", null, "only with --stream-fx");
        foreach (var (stream, option) in named.Where(stream => paths.ContainsKey(stream.Stream)))
        {
            Demand(System.IO.File.Exists(paths[stream]), option.Name, paths[stream], "an existing CSV file");
        }

        problems = found.ToImmutable();
        return paths;

        void Demand(bool holds, string path, string? value, string allowed)
        {
            if (!holds)
            {
                found.Add(new Problem(path, value, allowed));
            }
        }
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
