namespace Tuning.Validation.Splits;

/// <summary>The lengths of a walk-forward, all in one unit: hours, rows or any other.</summary>
/// <param name="Train">Length of a train window, at least 1; of the first one where they are anchored.</param>
/// <param name="Test">Length of a test window, at least 1.</param>
/// <param name="Step">Distance between the starts of two test windows; at least the test window, so that none overlap.</param>
/// <param name="Gap">What lies between a train window and its test window, 0 or more.</param>
public sealed record WalkForwardShape(long Train, long Test, long Step, long Gap)
{
    /// <summary>Whether every train window starts where the first one does.</summary>
    public bool IsAnchored { get; init; }

    /// <summary>Whether a last test window that is cut short by the end still makes a fold.</summary>
    public bool HasReducedLast { get; init; }

    /// <summary>The length that a number of folds takes.</summary>
    /// <param name="folds">The number of folds, at least 1.</param>
    public long LengthOf(int folds) => Train + Gap + ((folds - 1) * Step) + Test;

    /// <summary>The folds that fit between two bounds, in order of time.</summary>
    /// <param name="unit">What the bounds count.</param>
    /// <param name="start">The first instant or row.</param>
    /// <param name="end">The instant or row behind the last one.</param>
    public IEnumerable<Fold> Folds(WindowUnit unit, long start, long end)
    {
        for (var number = 0; ; number++)
        {
            var trainStart = start + (number * Step);
            var testStart = trainStart + Train + Gap;
            if (testStart + Test > end && !(HasReducedLast && testStart < end))
            {
                yield break;
            }

            yield return new Fold(
                number,
                new Window(unit, IsAnchored ? start : trainStart, trainStart + Train),
                new Window(unit, testStart, Math.Min(testStart + Test, end)));
        }
    }
}
