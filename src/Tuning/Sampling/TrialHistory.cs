using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>
/// Results in the order of their trials' numbers, whatever the order in which they were added, with the coordinates of
/// their points. Not safe for use by several threads at once.
/// </summary>
/// <param name="space">The space of all points.</param>
public sealed class TrialHistory(Space space)
{
    private readonly List<Observation> _observations = [];
    private readonly List<double[]> _coordinates = [];
    private readonly HashSet<ParameterSet> _points = [];

    /// <summary>The space of all points.</summary>
    public Space Space { get; } = space;

    /// <summary>The number of results.</summary>
    public int Count => _observations.Count;

    /// <summary>The result at a position.</summary>
    /// <param name="index">The position in trial order, 0 to Count - 1.</param>
    public Observation this[int index] => _observations[index];

    /// <summary>The coordinates of the point at a position, as <see cref="Spaces.Space.Encode(ParameterSet)"/> gives them; shape [Dimensions].</summary>
    /// <param name="index">The position in trial order, 0 to Count - 1.</param>
    public ReadOnlySpan<double> CoordinatesOf(int index) => _coordinates[index];

    /// <summary>Whether a point has a result.</summary>
    /// <param name="point">The point.</param>
    public bool Contains(ParameterSet point) => _points.Contains(point);

    /// <summary>Adds a result at its place in trial order; the end is the fast case.</summary>
    /// <param name="observation">The result of a trial that has none yet, at a point of the space.</param>
    /// <exception cref="ArgumentException">The trial has a result, or the point is none of the space.</exception>
    public void Add(Observation observation)
    {
        var position = _observations.Count;
        while (position > 0 && _observations[position - 1].Number >= observation.Number)
        {
            position--;
        }

        if (position < Count && _observations[position].Number == observation.Number)
        {
            throw new ArgumentException($"Trial {observation.Number} has a result already.", nameof(observation));
        }

        if (Space.CheckValues(observation.Point) is [var problem, ..])
        {
            throw new ArgumentException($"{problem.Path} is {problem.Value}, allowed is {problem.Allowed}.", nameof(observation));
        }

        _observations.Insert(position, observation);
        _coordinates.Insert(position, Space.Encode(observation.Point));
        _points.Add(Space.Complete(observation.Point));
    }
}
