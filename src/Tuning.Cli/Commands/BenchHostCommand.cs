using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using TuningFunctions.Embedded.Benchmarks;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench host</c>: activities and orchestrations a second of the embedded host, on the disk of the home.</summary>
internal static class BenchHostCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("host", "Measure the embedded host, on the disk of the home, with activities that do nothing"),
        (parse, cancellationToken) => MeasureAsync(frame.HomeOf(parse), cancellationToken),
        "tune bench host --json");

    private static async Task<Outcome> MeasureAsync(string home, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(home, string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
        try
        {
            var figures = await HostBenchmark.RunAsync(folder, cancellationToken);
            return Outcome.Of(figures, BenchJson.Default.HostFigures, page => Show(page, figures));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(Page page, HostFigures figures)
    {
        var table = new TextTable("embedded host", ">measured");
        table.Add("activities a second, 10,000 at once", Figures.Of(Math.Round(figures.ActivitiesPerSecond)));
        table.Add("activities a second, one after the other", Figures.Of(Math.Round(figures.SequentialActivitiesPerSecond)));
        table.Add("orchestrations a second, 1,000 at once", Figures.Of(Math.Round(figures.OrchestrationsPerSecond)));
        table.Add("seconds to take up 10,000 pending activities", Figures.Of(figures.RestartSeconds));
        table.Add("largest working set, MB", Figures.Of(Math.Round(figures.PeakMegabytes)));
        table.Add("single commits a second on this disk", Figures.Of(Math.Round(figures.CommitsPerSecond)));
        table.WriteTo(page);
        page.Line($"SQLite synchronous: {figures.Synchronous}");
    }
}
