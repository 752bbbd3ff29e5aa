using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Baselines;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;

namespace Tuning.Validation.Figures;

/// <summary>
/// Computes what is shown beside a verdict and needs more evaluations: baselines, break-even, neighbours, data sets, persistence, and
/// trials out of sample. All of it comes after the last choice was made and tested, so nothing of it can enter one.
/// </summary>
public static class HindsightRules
{
    private const int MostPairs = 50;
    private const double NeighbourShare = .05;

    /// <summary>Adds to the figures what has to be evaluated.</summary>
    /// <param name="figures">The figures so far.</param>
    /// <param name="material">What is looked up.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static ValidationFigures Complete(ValidationFigures figures, HindsightMaterial material, CancellationToken cancellationToken) =>
        CompleteBaselines(figures, material, cancellationToken) with
        {
            Neighbours = NeighboursOf(material, cancellationToken),
            Datasets = DatasetsOf(material, cancellationToken),
            Persistence = material.Evidence.Choice is { } choice ? material.Evaluator.Persistence(material.Final, choice) : null,
        };

    /// <summary>Adds to the figures the baselines and the break-even point alone.</summary>
    /// <param name="figures">The figures so far.</param>
    /// <param name="material">What is looked up.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static ValidationFigures CompleteBaselines(
        ValidationFigures figures, HindsightMaterial material, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(material);
        var (evidence, evaluator) = (material.Evidence, material.Evaluator);
        var asked = material.MostAsked / evidence.Folds.Length;
        // The folds' choices, the final one, the champion and the defaults are candidates besides.
        var sample = Evenly.Of(FigureRules.SampleOf(material.Trials[^1]), Math.Max(0, asked - evidence.Folds.Length - 3));
        return figures with
        {
            Baselines = BaselineRules.Of(
                evidence, material.Champion, material.Defaults,
                [.. sample.Select(trial => trial.Point), .. evidence.Choice is { } final ? [final] : (ParameterSet[])[]], evaluator, cancellationToken),
            BreakEven = BaselineRules.BreakEvenOf(
                evidence, material.IntervalMs, Math.Clamp(asked / 2, 1, BaselineRules.MostSteps), evaluator, cancellationToken),
        };
    }

    /// <summary>At most 50 trials of each fold in and out of sample, evenly by number, and each fold's choice.</summary>
    /// <param name="material">What is looked up.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static ImmutableArray<ScorePair> PairsOf(HindsightMaterial material, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(material);
        var pairs = ImmutableArray.CreateBuilder<ScorePair>();
        foreach (var (fold, trials) in material.Evidence.Folds.Zip(material.Trials))
        {
            SearchedTrial[] earning =
            [
                .. trials.OrderBy(trial => trial.Number).DistinctBy(trial => trial.Point).Where(trial => PerDay(trial.Record) is not null),
            ];
            var choice = Array.Find(earning, trial => trial.Point.Equals(fold.Choice));
            SearchedTrial[] shown = [.. Evenly.Of(earning, MostPairs).Append(choice).OfType<SearchedTrial>().Distinct()];
            var records = material.Evaluator.Search(fold.Fold.Test, [.. shown.Select(trial => trial.Point)], cancellationToken);
            for (var i = 0; i < shown.Length; i++)
            {
                if (PerDay(records[i]) is { } outOfSample)
                {
                    pairs.Add(new ScorePair(fold.Fold.Number, shown[i].Number, PerDay(shown[i].Record)!.Value, outOfSample, shown[i] == choice));
                }
            }
        }

        return pairs.ToImmutable();
    }

    private static double? PerDay(PointRecord record) => record.Metrics.Find("netPnlPerDay");

    private static ImmutableArray<NeighbourPnl> NeighboursOf(HindsightMaterial material, CancellationToken cancellationToken)
    {
        (int Index, double Move)[] moves =
        [
            .. from index in Enumerable.Range(0, material.Space.Dimensions)
               let axis = material.Space.Axes[index]
               where axis.IsOrdered
               let share = axis.Count is { } count ? Math.Max(NeighbourShare, 1.0 / Math.Max(1, count)) : NeighbourShare
               from move in new[] { -share, share }
               select (index, move),
        ];
        var earned = new double[moves.Length];
        foreach (var fold in material.Evidence.Folds.Where(fold => fold.Choice is not null))
        {
            ParameterSet[] points = [.. moves.Select(move => Moved(material.Space, fold.Choice!, move.Index, move.Move))];
            var records = material.Evaluator.Search(fold.Fold.Test, points, cancellationToken);
            for (var i = 0; i < moves.Length; i++)
            {
                earned[i] += records[i].Metrics.Find("netPnl") ?? records[i].HourlyPnl.Sum();
            }
        }

        return material.Evidence.Folds.All(fold => fold.Choice is null)
            ? []
            : [.. moves.Zip(earned, (move, pnl) => new NeighbourPnl(material.Space.Parameters[move.Index].Name, move.Move, pnl))];
    }

    private static ParameterSet Moved(Space space, ParameterSet choice, int index, double move)
    {
        if (!space.IsActive(index, choice))
        {
            return choice;
        }

        var coordinates = space.Encode(choice);
        coordinates[index] = Math.Clamp(coordinates[index] + move, 0, 1);
        var point = space.Decode(coordinates);
        return space.ReasonToRefuse(point) is null ? point : choice;
    }

    private static ImmutableArray<DatasetPnl> DatasetsOf(HindsightMaterial material, CancellationToken cancellationToken)
    {
        var earned = new List<double>();
        foreach (var fold in material.Evidence.Folds)
        {
            var records = material.Evaluator.RecordByDataset(fold.Fold.Test, fold.Choice, cancellationToken);
            for (var i = 0; i < records.Length; i++)
            {
                if (i == earned.Count)
                {
                    earned.Add(0);
                }

                earned[i] += records[i].NetPnl;
            }
        }

        return [.. earned.Select((pnl, dataset) => new DatasetPnl(dataset, pnl))];
    }
}
