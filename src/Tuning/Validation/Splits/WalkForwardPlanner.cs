using System.Collections.Immutable;
using Tuning.Sessions;

namespace Tuning.Validation.Splits;

/// <summary>
/// Lays the windows of a session over its data: windows given as durations start and end on whole UTC hours, windows given as
/// rows are taken as they are.
/// </summary>
public static class WalkForwardPlanner
{
    private const int LeastFolds = 3;
    private const string Group = "validation";

    /// <summary>Lays out a walk-forward.</summary>
    /// <param name="spec">The lengths, of kind walk-forward.</param>
    /// <param name="source">The data.</param>
    public static PlanReading Plan(ValidationSpec spec, SplitSource source)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(source);
        var problems = new List<SpecProblem>();
        var lengths = WalkForwardLengths.Read(spec, source, problems);
        if (lengths is null || problems.Count > 0)
        {
            return new PlanReading(null, [.. problems]);
        }

        var (start, end) = lengths.Unit is WindowUnit.Rows ? (0L, source.Rows) : (source.FirstHourNs, source.LastHourNs);
        var folds = lengths.Shape.Folds(lengths.Unit, start, end - lengths.Holdout).ToImmutableArray();
        if (folds.Length < LeastFolds)
        {
            return new PlanReading(null, [new SpecProblem(
                Group,
                $"{folds.Length} folds in {new WindowLength(lengths.Unit, Math.Max(0, end - start))}",
                $"at least {LeastFolds} folds; {LongestText(lengths, end - start)}")]);
        }

        var holdout = new Window(lengths.Unit, end - lengths.Holdout, end);
        var finalEnd = holdout.Start - lengths.Shape.Gap;
        var finalStart = string.Equals(spec.Final, ValidationSpec.LastTrain, StringComparison.Ordinal) ? finalEnd - folds[^1].Train.Length : start;
        return new PlanReading(
            new WalkForwardPlan(folds, new Window(lengths.Unit, finalStart, finalEnd), holdout, lengths.Shape.Gap), []);
    }

    private static string LongestText(WalkForwardLengths lengths, long available) => Longest(lengths, available) is { } fit
        ? $"the longest plan that fits is train: {lengths.Text(fit.Shape.Train)}, test: {lengths.Text(fit.Shape.Test)}, step: {lengths.Text(fit.Shape.Step)}, holdout: {lengths.Text(fit.Holdout)}"
        : "the data is too short for any";

    // A shorter train window, as long as it stays no shorter than its test; else everything in proportion.
    private static WalkForwardLengths? Longest(WalkForwardLengths lengths, long available)
    {
        var (shape, quantum) = (lengths.Shape, lengths.Quantum);
        var train = available - lengths.Holdout - (shape.LengthOf(LeastFolds) - shape.Train);
        train -= Modulo(train, quantum);
        if (train >= shape.Test)
        {
            return lengths with { Shape = shape with { Train = Math.Min(train, shape.Train) } };
        }

        var share = (double)(available - shape.Gap) / (shape.LengthOf(LeastFolds) - shape.Gap + lengths.Holdout);
        long Scaled(long length) => (long)(length * share / quantum) * quantum;
        var scaled = shape with { Train = Scaled(shape.Train), Test = Scaled(shape.Test), Step = Scaled(shape.Step) };
        return scaled.Train > 0 && scaled.Test > 0 && scaled.Step >= scaled.Test && Scaled(lengths.Holdout) > 0
            ? lengths with { Shape = scaled, Holdout = Scaled(lengths.Holdout) }
            : null;
    }

    private static long Modulo(long value, long quantum) => ((value % quantum) + quantum) % quantum;
}
