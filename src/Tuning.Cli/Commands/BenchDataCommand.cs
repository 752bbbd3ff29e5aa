using System.CommandLine;
using Tuning.Cli.DataBench;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench data</c>: rows a second of the import, on one core, and the memory it takes.</summary>
internal static class BenchDataCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var rows = WholeNumberOption.Create("--rows", "Rows of the generated file", (2, 100_000_000), usual: 1_000_000);
        return frame.Bind(
            new Command("data", "Measure the import of a generated CSV file on one core") { rows },
            (parse, cancellationToken) => Task.FromResult(Measure(parse.GetValue(rows), cancellationToken)),
            "tune bench data --json",
            "tune bench data --rows 20000000");
    }

    private static Outcome Measure(int rows, CancellationToken cancellationToken)
    {
        var speeds = new DataBenchmark(new ProcessorTime(), rows).Measure(cancellationToken);
        return Outcome.Of(speeds, CliJson.Default.DataSpeeds, page =>
        {
            page.Line($"{Figures.Count(speeds.Rows)} rows, {Figures.Of(Math.Round(speeds.Megabytes))} MB of CSV");
            page.Line($"{Figures.Of(Math.Round(speeds.ImportRowsPerSecond / 1e6, 2))} M rows/s, processor time, stored and hashed");
            page.Line($"at most {Figures.Of(Math.Round(speeds.PeakMegabytes))} MB of memory");
        });
    }
}
