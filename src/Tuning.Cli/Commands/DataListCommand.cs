using System.Collections.Immutable;
using System.CommandLine;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data list</c>: the data sets of a home.</summary>
internal static class DataListCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("list", "List the stored data sets"),
        (parse, _) => Task.FromResult(List(frame.HomeOf(parse))),
        "tune data list");

    private static Outcome List(string home)
    {
        using var store = new DataSetStore(Path.Combine(home, "data"));
        ImmutableArray<ListedDataSet> stored = [.. store.List().Select(ListedDataSet.Of)];
        return Outcome.Of(new DataListDocument(stored), CliJson.Default.DataListDocument, page => Show(page, stored));
    }

    private static void Show(Page page, ImmutableArray<ListedDataSet> stored)
    {
        if (stored.IsEmpty)
        {
            page.Line("no data sets");
            return;
        }

        var table = new TextTable("data set", ">rows", "from", "to", ">MB", "name");
        foreach (var data in stored)
        {
            table.Add(
                data.Dataset,
                Figures.Count(data.Rows),
                data.From ?? Figures.Absent,
                data.To ?? Figures.Absent,
                Figures.Of(Math.Round(data.SizeBytes / 1e6, 1)),
                data.Name);
        }

        table.WriteTo(page);
    }
}
