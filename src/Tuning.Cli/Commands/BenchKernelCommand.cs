using System.CommandLine;
using Tuning.Arbitrage.Backtesting;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench kernel</c>: rows a second of the backtest, on one core.</summary>
internal static class BenchKernelCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("kernel", "Measure the backtest on one core, on a generated market of a million rows"),
        (_, _) => Task.FromResult(Measure()),
        "tune bench kernel --json");

    private static Outcome Measure()
    {
        var speeds = new KernelBenchmark(new ProcessorTime()).Measure();
        return Outcome.Of(speeds, CliJson.Default.KernelSpeeds, page => Show(page, speeds));
    }

    private static void Show(Page page, KernelSpeeds speeds)
    {
        var table = new TextTable("kernel", ">trades", ">M rows/s a set, processor time");
        table.Add("scalar, dense", Figures.Count(speeds.TradesDense), Figures.Of(Math.Round(speeds.ScalarRowsPerSecondDense / 1e6)));
        table.Add("scalar, sparse", Figures.Count(speeds.TradesSparse), Figures.Of(Math.Round(speeds.ScalarRowsPerSecondSparse / 1e6)));
        table.Add("batch, dense", Figures.Count(speeds.TradesDense), Figures.Of(Math.Round(speeds.BatchCfgRowsPerSecondDense / 1e6)));
        table.Add("batch, sparse", Figures.Count(speeds.TradesSparse), Figures.Of(Math.Round(speeds.BatchCfgRowsPerSecondSparse / 1e6)));
        table.Add("batch, every feature", Figures.Absent, Figures.Of(Math.Round(speeds.BatchFullFeaturesCfgRowsPerSecond / 1e6)));
        table.WriteTo(page);
        page.Line($"sets on which the kernels differ: {speeds.Mismatches}");
    }
}
