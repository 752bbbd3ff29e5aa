using System.CommandLine;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data import</c>: stores a file that the data gate accepts, under the hash of its content.</summary>
internal static class DataImportCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => GatedFileCommand.Create(
        frame,
        "import",
        "Store a file that the data gate accepts, under the hash of its content",
        keep: true,
        "tune data import quotes.csv",
        "tune data import quotes.csv.gz --waive gap",
        "tune data import --stream-a a.csv --stream-b b.csv --stream-fx fx.csv --max-age PT5S");
}
