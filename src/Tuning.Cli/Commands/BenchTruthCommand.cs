using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.TruthBench;

namespace Tuning.Cli.Commands;

/// <summary><c>tune bench truth</c>: what is promoted in worlds whose truth is known.</summary>
internal sealed class BenchTruthCommand
{
    private readonly Shell _shell;
    private readonly Option<int> _worlds = WholeNumberOption.Create("--worlds", "Worlds of each of the four kinds", (1, 10_000), usual: 200);
    private readonly Option<int> _strength =
        WholeNumberOption.Create("--strength", "t of the best parameter set out of sample in planted worlds", (1, 12), usual: 6);

    private readonly Option<bool> _planted = new("--planted") { Description = "Run planted worlds alone: a point of the power curve" };

    private BenchTruthCommand(Shell shell) => _shell = shell;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var work = new BenchTruthCommand(frame.Shell);
        return frame.Bind(
            new Command("truth", "Measure what is promoted in worlds whose truth is known") { work._worlds, work._strength, work._planted },
            (parse, cancellationToken) => Task.FromResult(work.Measure(parse, cancellationToken)),
            "tune bench truth --worlds 20 --json",
            "tune bench truth --planted --strength 4");
    }

    private Outcome Measure(ParseResult parse, CancellationToken cancellationToken)
    {
        var strength = parse.GetValue(_strength);
        var document = new TruthBenchmark().Run(parse.GetValue(_worlds), strength, !parse.GetValue(_planted), _shell.Time, cancellationToken);
        return Outcome.Of(document, CliJson.Default.TruthBenchDocument, page => Show(page, document, strength));
    }

    private static void Show(Page page, TruthBenchDocument document, int strength)
    {
        var table = new TextTable("worlds", ">run", ">promoted");
        if (document is { FalsePromotions: { } byCosts, FalsePromotionsHardNull: { } hard })
        {
            table.Add("nothing to earn: costs, or costs above the edge", Figures.Count(2 * document.Worlds), Figures.Count(byCosts));
            table.Add("nothing to earn: free random walk", Figures.Count(document.Worlds), Figures.Count(hard));
        }

        table.Add(
            string.Create(CultureInfo.InvariantCulture, $"planted edge, t {strength}"),
            Figures.Count(document.Worlds),
            Figures.Count(document.TruePromotions));
        table.WriteTo(page);
        page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"regret of the planted worlds' choices: median {document.MedianRegret:p1}, 90th percentile {document.P90Regret:p1}; {document.Seconds:f0} s"));
        foreach (var (gate, missed) in document.Missed)
        {
            page.Line(string.Create(CultureInfo.InvariantCulture, $"planted worlds that {gate} kept from being promoted: {missed}"));
        }
    }
}
