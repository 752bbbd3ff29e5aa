using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Reports.Analysis;

/// <summary>
/// What the trials of a search say about the space. Large searches are thinned evenly by trial number before the models that
/// would take long, and the best trials always stay.
/// </summary>
internal sealed class SearchAnalysis
{
    private const int MostModelled = 150;
    private const int MostSmoothed = 1000;

    private readonly double _sign;
    private readonly Lazy<ResponseModel?> _model;

    /// <param name="report">The report.</param>
    public SearchAnalysis(SessionReport report)
    {
        Space = report.Space;
        Objective = report.Plan.Spec.Objective;
        _sign = Objective.Direction is ObjectiveDirection.Maximize ? 1 : -1;
        Points =
        [
            .. report.Trials
                .Where(trial => trial.State is TrialState.Completed && trial.Metrics.Find(Objective.Metric) is not null)
                .Select(trial => new SearchedPoint(
                    trial,
                    trial.Metrics.Find(Objective.Metric)!.Value,
                    _sign * trial.Metrics.Find(Objective.Metric)!.Value,
                    Objective.Evaluate(trial.Metrics).IsFeasible)),
        ];
        Feasible = [.. Points.Where(point => point.IsFeasible)];
        Best = Points.FirstOrDefault(point => point.Trial.Number == report.Best);
        // What violates a constraint still says where the objective is high: only without two feasible trials is it used.
        Scored = Feasible.Length >= 2 ? Feasible : Points;
        Importance = Space.Dimensions == 0
            ? []
            : [.. PedAnova.Compute(Space, [.. Scored.Select(ToScored)]).Zip(Enumerable.Range(0, Space.Dimensions), (share, index) => (index, share.Share)).OrderByDescending(entry => entry.Share)];
        Convergence = Tuning.Analysis.Convergence.Of(Feasible.Select(point => (point.Trial.Number, point.Score)));
        _model = new(() => Modelled is { Length: >= 4 } trials && Space.Dimensions > 0
            && trials.Any(trial => trial.Score != trials[0].Score)
                ? new ResponseModel(Space, [.. trials.Select(ToScored)])
                : null);
    }

    /// <summary>What was searched.</summary>
    public Space Space { get; }

    /// <summary>What was optimised.</summary>
    public Objective Objective { get; }

    /// <summary>Completed trials with a defined objective, by number.</summary>
    public ImmutableArray<SearchedPoint> Points { get; }

    /// <summary>Those that violate no constraint.</summary>
    public ImmutableArray<SearchedPoint> Feasible { get; }

    /// <summary>Those that the analysis is made of.</summary>
    public ImmutableArray<SearchedPoint> Scored { get; }

    /// <summary>The trial that ranks first or was chosen; null where there is none.</summary>
    public SearchedPoint? Best { get; }

    /// <summary>Indexes of the parameters, most important first, with their shares.</summary>
    public ImmutableArray<(int Index, double Share)> Importance { get; }

    /// <summary>The trials that improved on all before them.</summary>
    public ImmutableArray<ConvergenceStep> Convergence { get; }

    /// <summary>The response to some parameters; null where too few trials say something of it.</summary>
    public ResponseModel? Model => _model.Value;

    /// <summary>How many trials the response model was made of.</summary>
    public int ModelledTrials => Modelled.Length;

    /// <summary>Turns a score back into the objective.</summary>
    public double ValueOf(double score) => _sign * score;

    /// <summary>The mean around each of the scored trials; thinned for large searches.</summary>
    public ImmutableArray<(SearchedPoint Point, double Plateau)> Plateaus()
    {
        var trials = Thinned(Scored, MostSmoothed);
        var scores = Plateau.Scores(Space, [.. trials.Select(point => new PlateauTrial(point.Point, point.Score, []))]);
        return [.. trials.Zip(scores, (point, score) => (point, ValueOf(score)))];
    }

    private ImmutableArray<SearchedPoint> Modelled => Thinned(Scored, MostModelled);

    private static ScoredPoint ToScored(SearchedPoint point) => new(point.Point, point.Score);

    // Half of them the best, half evenly from all.
    private static ImmutableArray<SearchedPoint> Thinned(ImmutableArray<SearchedPoint> points, int most) => points.Length <= most
        ? points
        :
        [
            .. points.OrderByDescending(point => point.Score).ThenBy(point => point.Trial.Number).Take(most / 2)
                .Concat(Enumerable.Range(0, most / 2).Select(i => points[(int)((long)i * points.Length / (most / 2))]))
                .DistinctBy(point => point.Trial.Number)
                .OrderBy(point => point.Trial.Number),
        ];
}
