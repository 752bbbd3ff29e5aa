using System.CommandLine;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune data</c>: the commands that look at market data.</summary>
internal static class DataCommand
{
    /// <summary>Creates the group.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => new("data", "Check, show, store and generate market data")
    {
        DataInfoCommand.Create(frame),
        DataImportCommand.Create(frame),
        DataListCommand.Create(frame),
        DataGenerateCommand.Create(frame),
        DataCheckCommand.Create(frame),
        DataRemoveCommand.Create(frame),
    };
}
