using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data rm</c>: removes a stored data set.</summary>
internal sealed class DataRemoveCommand
{
    private readonly CommandFrame _frame;
    private readonly Argument<string> _data = new("data") { Description = "sha256:..., the first digits of one, or the name of a data set" };
    private readonly Option<bool> _force = new("--force") { Description = "Remove it although sessions that have not ended need it" };

    private DataRemoveCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new DataRemoveCommand(frame);
        return frame.Bind(
            new Command("rm", "Remove a stored data set") { command._data, command._force },
            command.RunAsync,
            "tune data rm sha256:3f9a",
            "tune data rm quotes.csv");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var (home, wanted) = (_frame.HomeOf(parse), parse.GetRequiredValue(_data));
        using var store = new DataSetStore(Path.Combine(home, "data"));
        var found = Find(store, wanted);
        if (found.Length != 1)
        {
            return Outcome.Invalid(
                found.IsEmpty ? "no such data set" : $"{found.Length} data sets are called that",
                new Problem("data", wanted, found.IsEmpty
                    ? $"a data set that is stored in {home}: see tune data list"
                    : $"one of {string.Join(", ", found.Select(data => $"sha256:{data.ContentHash[..12]}"))}"));
        }

        var hash = new ContentHash(found[0].ContentHash);
        var users = await DataSetUse.UnfinishedAsync(home, hash.Hex, _frame.Shell.Time, cancellationToken);
        if (!users.IsEmpty && !parse.GetValue(_force))
        {
            return Outcome.Invalid(
                "the data set is in use",
                [.. users.Select(session => new Problem("data", session, "a session that has ended: tune resume it, or --force"))]);
        }

        store.Remove(hash);
        var document = new RemovedDocument(hash.ToString(), found[0].Name, found[0].SizeBytes);
        return Outcome.Of(document, CliJson.Default.RemovedDocument, page => page.Line(
            $"removed {document.Dataset} ({document.Name}), freed {Figures.Of(Math.Round(document.FreedBytes / 1e6, 1))} MB"));
    }

    private static ImmutableArray<DataSetDescription> Find(DataSetStore store, string wanted)
    {
        var stored = store.List();
        ImmutableArray<DataSetDescription> named = [.. stored.Where(data => string.Equals(data.Name, wanted, StringComparison.Ordinal))];
        if (!named.IsEmpty || wanted.Length == 0)
        {
            return named;
        }

        var hashes = store.Find(wanted);
        return [.. stored.Where(data => hashes.Contains(new ContentHash(data.ContentHash)))];
    }
}
