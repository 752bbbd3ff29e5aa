using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.ValidationBench;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench validation</c>: the statistics of a verdict, and a whole walk-forward.</summary>
internal sealed class BenchValidationCommand
{
    private readonly CommandFrame _frame;
    private readonly Option<int> _rows = WholeNumberOption.Create("--rows", "Rows of the walk-forward's data", (30_000, 50_000_000), usual: 1_000_000);

    private BenchValidationCommand(CommandFrame frame) => _frame = frame;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new BenchValidationCommand(frame);
        return frame.Bind(
            new Command("validation", "Measure the statistics of a verdict, and a walk-forward of eight folds") { work._rows },
            work.RunAsync,
            "tune bench validation --json",
            "tune bench validation --rows 100000");
    }

    private async Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var home = Path.Combine(
            _frame.HomeOf(parse), string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}"));
        Directory.CreateDirectory(home);
        try
        {
            var speeds = await new ValidationBenchmark(home, parse.GetValue(_rows)).MeasureAsync(cancellationToken);
            return Outcome.Of(speeds, CliJson.Default.ValidationSpeeds, page => Show(page, speeds));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static void Show(Page page, ValidationSpeeds speeds)
    {
        var table = new TextTable("validation", ">seconds");
        table.Add($"overfitting test, {speeds.Sets} sets, {Figures.Count(speeds.Splits)} splits, processor time", Figures.Of(speeds.OverfittingSeconds));
        table.Add($"reality check and superior ability, {speeds.Sets} sets, processor time", Figures.Of(speeds.SuperiorSeconds));
        table.Add("plan of the walk-forward", Figures.Of(speeds.PlanSeconds));
        table.Add("walk-forward from launch to verdict", Figures.Of(speeds.SessionSeconds));
        table.WriteTo(page);
        page.Line($"{speeds.Folds} folds of {speeds.Trials} trials, {Figures.Count(speeds.Rows)} rows, tpe, {speeds.Cores} cores");
    }
}
