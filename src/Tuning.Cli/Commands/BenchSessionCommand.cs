using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.SessionBench;
using Tuning.Storage.Configuration;
using Tuning.Sampling;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench session</c>: a whole session on the embedded host, on the disk of the home.</summary>
internal sealed class BenchSessionCommand
{
    private readonly CommandFrame _frame;
    private readonly Option<int> _trials = WholeNumberOption.Create("--trials", "Trials of each search of the session", (1, 1_000_000), usual: 1000);
    private readonly Option<int> _rows = WholeNumberOption.Create("--rows", "Rows of its data", (2_000, 50_000_000), usual: 100_000);
    private readonly Option<int> _folds = WholeNumberOption.Create("--folds", "Folds of its walk-forward, 3 to 100; 1 is a session without validation", (1, 100), usual: 1);
    private readonly Option<string> _sampler = new("--sampler")
    {
        Description = "What proposes its trials",
        HelpName = "KIND",
        DefaultValueFactory = _ => "sobol",
    };

    private BenchSessionCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new BenchSessionCommand(frame);
        work._sampler.AcceptOnlyFromAmong([.. SamplerCatalogue.Kinds
            .Select(kind => kind.ToString().ToLowerInvariant())
            .Where(kind => kind is not "grid")]);
        var command = new Command("session", "Measure a whole session; --store postgres starts and stops a server of its own")
        {
            work._trials, work._rows, work._folds, work._sampler,
        };
        return frame.Bind(
            command,
            work.RunAsync,
            "tune bench session --json",
            "tune bench session --store postgres --trials 20000 --rows 10000 --sampler random");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var home = Path.Combine(
            _frame.HomeOf(parse), string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}"));
        var measured = new SessionBenchCase(
            parse.GetValue(_trials), parse.GetValue(_rows), parse.GetValue(_sampler)!, parse.GetValue(_folds));
        if (measured.Folds == 2)
        {
            return Outcome.Invalid("no such walk-forward", new Problem("--folds", "2", "1, or 3 to 100"));
        }

        Directory.CreateDirectory(home);
        try
        {
            var figures = parse.GetValue(_frame.Store) is "postgres"
                ? await OnPostgresAsync(home, measured, cancellationToken)
                : await new SessionBenchmark(home, new StorageSettings(_ => null)).MeasureAsync(measured, cancellationToken);
            return Outcome.Of(figures, CliJson.Default.SessionBenchDocument, page => Show(page, figures));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<SessionBenchDocument> OnPostgresAsync(
        string home, SessionBenchCase measured, CancellationToken cancellationToken)
    {
        await using var server = await BenchServer.StartAsync(cancellationToken);
        var settings = new StorageSettings(name => name switch
        {
            StorageSettings.StoreSetting => "postgres",
            StorageSettings.PostgresSetting => server.ConnectionString,
            _ => null,
        });
        await using (var store = settings.OpenSessions(home, TimeProvider.System))
        {
            await store.MigrateAsync(cancellationToken);
        }

        return await new SessionBenchmark(home, settings).MeasureAsync(measured, cancellationToken);
    }

    private static void Show(Page page, SessionBenchDocument figures)
    {
        var table = new TextTable("session", ">measured");
        table.Add("trials", Figures.Count(figures.Trials));
        table.Add("rows", Figures.Count(figures.Rows));
        table.Add("seconds", Figures.Of(figures.Seconds));
        table.Add("trials a second", Figures.Of(figures.TrialsPerSecond));
        table.Add("processor time outside the kernel, ms a trial", Figures.Of(figures.OverheadMillisecondsPerTrial));
        table.Add("share of the kernel", Figures.Of(figures.KernelShare));
        table.Add("rows a second of the store alone", Figures.Of(figures.StoreRowsPerSecond));
        table.WriteTo(page);
        page.Line($"{figures.Sampler} on {figures.Store}, {figures.Cores} cores");
    }
}
