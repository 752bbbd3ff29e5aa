using System.CommandLine;
using Tuning.Cli.DataSets;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data check</c>: what the data gate says of a file, without storing anything.</summary>
internal static class DataCheckCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => GatedFileCommand.Create(
        frame,
        "check",
        "Pass a file through the data gate; nothing is stored",
        keep: false,
        "tune data check quotes.csv",
        "tune data check quotes.csv --map timestamp=ts,best_bid_a=bidA --skip volume",
        "zcat quotes.csv.gz | tune data check -");
}
