using System.Diagnostics;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Generation;
using Tuning.Arbitrage.Markets.Storing;

namespace Tuning.Cli.DataBench;

/// <summary>Measures the import of a generated file: ISO times, and prices with all their digits.</summary>
internal sealed class DataBenchmark
{
    private const int Runs = 3;
    private const ulong Seed = 1;

    // Over millions of rows the generated price may leap, as it may in the store of generated markets.
    private static readonly ImportOptions s_options = new() { Limits = GateLimits.Market with { Waivers = [GateCheck.Outlier] } };

    private readonly TimeProvider _time;
    private readonly int _rows;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="time">The clock to measure with.</param>
    /// <param name="rows">Rows of the file; 2 or more.</param>
    public DataBenchmark(TimeProvider time, int rows) => (_time, _rows) = (time, rows);

    /// <summary>Measures in a temporary folder, which is removed: the median of three imports after one that is not counted.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    public DataSpeeds Measure(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tune-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "quotes.csv");
            using (var output = new StreamWriter(file) { NewLine = "\n" })
            {
                new QuoteGenerator(new GeneratorOptions { Level = GeneratorLevel.L1, Rows = _rows, Seed = Seed })
                    .WriteTo(new QuotesCsv(output), cancellationToken);
            }

            ImportSeconds(folder, file, cancellationToken);
            double[] seconds = [.. Enumerable.Range(0, Runs).Select(_ => ImportSeconds(folder, file, cancellationToken)).Order()];
            using var process = Process.GetCurrentProcess();
            return new DataSpeeds(_rows, new FileInfo(file).Length / 1e6, _rows / seconds[Runs / 2], process.PeakWorkingSet64 / 1e6);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private double ImportSeconds(DirectoryInfo folder, string file, CancellationToken cancellationToken)
    {
        var home = folder.CreateSubdirectory("data");
        using var store = new DataSetStore(home.FullName);
        using var source = File.OpenRead(file);
        var begun = _time.GetTimestamp();
        var outcome = store.Import(source, s_options, cancellationToken);
        var seconds = _time.GetElapsedTime(begun).TotalSeconds;
        home.Delete(recursive: true);
        return outcome.Hash is null
            ? throw new InvalidOperationException("The gate refuses the generated file: " + string.Join("; ", outcome.Report.ToLines()))
            : Math.Max(seconds, 1e-6);
    }
}
