using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.SessionBench;
using Tuning.Storage.Configuration;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench external</c>: a whole session of a Python program with a free objective, on the disk of the home.</summary>
internal static class BenchExternalCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var trials = WholeNumberOption.Create("--trials", "Trials of the session", (1, 1_000_000), usual: 2000);
        var workers = WholeNumberOption.Create("--workers", "Processes of the pool", (1, 256), usual: 2);
        return frame.Bind(
            new Command("external", "Measure a session whose trials a pool of Python processes evaluates, at no cost of their own") { trials, workers },
            (parse, cancellationToken) => MeasureAsync(frame.HomeOf(parse), parse.GetValue(trials), parse.GetValue(workers), cancellationToken),
            "tune bench external --json",
            "tune bench external --trials 20000 --workers 4");
    }

    private static async Task<Outcome> MeasureAsync(string home, int trials, int workers, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(home, string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
        try
        {
            var figures = await new ExternalBenchmark(folder, new StorageSettings(_ => null)).MeasureAsync(trials, workers, cancellationToken);
            return Outcome.Of(figures, CliJson.Default.ExternalBenchDocument, page => Show(page, figures));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(Page page, ExternalBenchDocument figures)
    {
        var table = new TextTable("session of a program", ">measured");
        table.Add("trials", Figures.Count(figures.Trials));
        table.Add("completed", Figures.Count(figures.Completed));
        table.Add("processes", Figures.Count(figures.Workers));
        table.Add("seconds", Figures.Of(figures.Seconds));
        table.Add("trials a second", Figures.Of(figures.TrialsPerSecond));
        table.WriteTo(page);
        page.Line($"on {figures.Store}, {figures.Cores} cores");
    }
}
