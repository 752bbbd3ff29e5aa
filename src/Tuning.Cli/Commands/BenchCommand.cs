using System.CommandLine;
using Tuning.Cli.Frame;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench</c>: what this machine reaches.</summary>
internal static class BenchCommand
{
    /// <summary>Creates the group.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => new("bench", "Measure what this machine reaches")
    {
        BenchKernelCommand.Create(frame),
        BenchDataCommand.Create(frame),
        BenchHostCommand.Create(frame),
        BenchSearchCommand.Create(frame),
        BenchTruthCommand.Create(frame),
        BenchValidationCommand.Create(frame),
        BenchSessionCommand.Create(frame),
        BenchExternalCommand.Create(frame),
    };
}
