namespace Tuning.Pruning;

/// <summary>
/// Intermediate losses (smaller is better) by trial and step. What it says does not depend on the order in which it was
/// filled. Not safe for use by several threads at once.
/// </summary>
public sealed class ReportLog
{
    private readonly SortedDictionary<int, SortedDictionary<int, double>> _byStep = [];
    private readonly SortedDictionary<int, SortedDictionary<int, double>> _byTrial = [];

    /// <summary>Adds a report; the same one twice counts once.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <param name="step">The step, 0 and up: a rung, a fold or a number of units evaluated.</param>
    /// <param name="loss">The loss; NaN counts as infinite.</param>
    /// <exception cref="ArgumentException">The trial has reported another loss for this step.</exception>
    public void Add(int trial, int step, double loss)
    {
        var value = double.IsNaN(loss) ? double.PositiveInfinity : loss;
        if (OfTrial(trial).TryGetValue(step, out var earlier) && !earlier.Equals(value))
        {
            throw new ArgumentException($"Trial {trial} has reported another loss for step {step}.", nameof(loss));
        }

        Entry(_byStep, step)[trial] = value;
        Entry(_byTrial, trial)[step] = value;
    }

    /// <summary>The losses of a step by trial, in ascending order of the trials.</summary>
    /// <param name="step">The step.</param>
    public IReadOnlyDictionary<int, double> OfStep(int step) => _byStep.TryGetValue(step, out var losses) ? losses : _none;

    /// <summary>The losses of a trial by step, in ascending order of the steps.</summary>
    /// <param name="trial">The number of the trial.</param>
    public IReadOnlyDictionary<int, double> OfTrial(int trial) => _byTrial.TryGetValue(trial, out var losses) ? losses : _none;

    private static readonly SortedDictionary<int, double> _none = [];

    private static SortedDictionary<int, double> Entry(SortedDictionary<int, SortedDictionary<int, double>> map, int key)
    {
        if (!map.TryGetValue(key, out var entry))
        {
            entry = [];
            map.Add(key, entry);
        }

        return entry;
    }
}
