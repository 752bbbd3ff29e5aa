using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Objectives;
using Tuning.Sessions.Stores;
using TuningFunctions.Http;

namespace Tuning.Cli.Commands;

/// <summary><c>tune trials</c>: the trials of a session, in their order or best first.</summary>
internal sealed class TrialsCommand
{
    private const int MostTrials = 10_000;

    private readonly SessionDesks _desks;
    private readonly Argument<string> _session = new("session") { Description = "Id of the session: see tune list" };
    private readonly Option<int> _first = WholeNumberOption.Create("--first", "The first trial's number", (0, int.MaxValue), usual: 0);
    private readonly Option<int> _limit = WholeNumberOption.Create("--limit", "Most trials", (1, MostTrials), usual: 100);
    private readonly Option<bool> _best = new("--best") { Description = "Completed trials, best first" };

    private TrialsCommand(CommandFrame frame) => _desks = new SessionDesks(frame);

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame)
    {
        var command = new TrialsCommand(frame);
        return frame.Bind(
            new Command("trials", "Show the trials of a session")
            {
                command._session, command._first, command._limit, command._best, command._desks.Server,
            },
            command.RunAsync,
            "tune trials threshold-sweep-20260131T101500-4f2a --first 100 --limit 50",
            "tune trials threshold-sweep-20260131T101500-4f2a --best --limit 10 --json");
    }

    private Task<Outcome> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var id = parse.GetRequiredValue(_session);
        var limit = parse.GetValue(_limit);
        return _desks.WithSessionAsync(
            parse,
            id,
            async (desk, _) =>
            {
                if (parse.GetValue(_best))
                {
                    var results = await desk.ResultsAsync(id, limit, cancellationToken);
                    return Outcome.Of(results, CliJson.Default.ResultList, page => Show(page, results));
                }

                var trials = await desk.TrialsAsync(id, new TrialRange(parse.GetValue(_first), limit), cancellationToken);
                return Outcome.Of(trials, CliJson.Default.TrialList, page => Show(page, trials));
            },
            cancellationToken);
    }

    private static void Show(Page page, TrialList list)
    {
        var metrics = NamesOf(list.Trials.Select(trial => trial.Metrics));
        var table = new TextTable([">trial", "state", "parameters", .. metrics.Select(name => ">" + name), "error"]);
        foreach (var trial in list.Trials)
        {
            table.Add(
            [
                Number(trial.Trial),
                trial.State?.ToString() ?? Figures.Absent,
                TrialView.Settings(trial.Parameters),
                .. metrics.Select(name => Figures.Of(trial.Metrics.TryGetValue(name, out var value) ? value : null)),
                trial.ErrorMessage ?? "",
            ]);
        }

        table.WriteTo(page);
        if (list.Next is { } next)
        {
            page.Line($"there may be more: --first {Number(next)}");
        }
    }

    private static void Show(Page page, ResultList list)
    {
        var metrics = NamesOf(list.Results.Select(trial => trial.Metrics));
        var table = new TextTable([">trial", "parameters", .. metrics.Select(name => ">" + name), "constraints"]);
        foreach (var trial in list.Results)
        {
            table.Add(
            [
                Number(trial.Trial),
                TrialView.Settings(trial.Parameters),
                .. metrics.Select(name => Figures.Of(trial.Metrics.TryGetValue(name, out var value) ? value : null)),
                trial.Feasible ? "hold" : "violated",
            ]);
        }

        table.WriteTo(page);
        page.Warning(list.Label is "inSample" ? "in sample, not validated" : list.Label);
    }

    private static ImmutableArray<string> NamesOf(IEnumerable<ImmutableSortedDictionary<string, double>> metrics)
    {
        var known = metrics.SelectMany(row => row.Keys).ToHashSet(StringComparer.Ordinal);
        // Names that are none of this program's belong to a strategy of somebody else: all of them are shown.
        var foreign = known.Except(MetricCatalog.Trading.Select(metric => metric.Id), StringComparer.Ordinal);
        return [.. TrialView.Metrics.Where(known.Contains), .. foreign.Order(StringComparer.Ordinal)];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
