using System.Collections.Immutable;

namespace Tuning.Spaces;

/// <summary>
/// What may be searched: parameters in order, values that are fixed, and a rule that forbids combinations. A point of the
/// space holds every active parameter and every fixed value. Immutable and safe for use by several threads at once, as
/// far as the rule is.
/// </summary>
public sealed class Space
{
    private readonly int[] _parentsFirst;
    private readonly int[] _slotOf;
    private readonly KeyValuePair<string, ParameterValue>[] _template;
    private readonly Dictionary<string, int> _indexes;

    /// <summary>Creates a space.</summary>
    /// <param name="parameters">The parameters, in the order of the coordinates.</param>
    /// <param name="fixedValues">Values that every point holds; none by default.</param>
    /// <param name="rule">What forbids combinations; nothing by default.</param>
    /// <exception cref="ArgumentException">The definition has problems: see <see cref="Check(ImmutableArray{Parameter}, ParameterSet?)"/>.</exception>
    public Space(ImmutableArray<Parameter> parameters, ParameterSet? fixedValues = null, IPointRule? rule = null)
    {
        Fixed = fixedValues ?? ParameterSet.Empty;
        if (Check(parameters, Fixed) is [var first, ..])
        {
            throw new ArgumentException($"{first.Path} is {first.Value}, allowed is {first.Allowed}.", nameof(parameters));
        }

        Parameters = parameters;
        Rule = rule;
        Axes = [.. parameters.Select(Axis.Of)];
        _indexes = parameters.Select((p, i) => KeyValuePair.Create(p.Name, i)).ToDictionary(StringComparer.Ordinal);
        _parentsFirst = [.. Enumerable.Range(0, parameters.Length).OrderBy(Depth)];
        var names = parameters.Select(p => p.Name).Concat(Fixed.Select(pair => pair.Key)).Order(StringComparer.Ordinal).ToArray();
        _slotOf = [.. parameters.Select(p => Array.IndexOf(names, p.Name))];
        _template = [.. names.Select(name => KeyValuePair.Create(name, Fixed.TryGet(name, out var value) ? value : null!))];
        IsConditional = parameters.Any(p => p.When.Length > 0);
    }

    /// <summary>The parameters, in the order of the coordinates.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The axis of each parameter, in the same order.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>Values that every point holds and that are not searched.</summary>
    public ParameterSet Fixed { get; }

    /// <summary>What forbids combinations; absent when every combination is allowed.</summary>
    public IPointRule? Rule { get; }

    /// <summary>The number of parameters, which is the length of a vector of coordinates.</summary>
    public int Dimensions => Parameters.Length;

    /// <summary>Whether a parameter is active only under a condition.</summary>
    public bool IsConditional { get; }

    /// <summary>Every problem of a definition; none when a space can be made of it.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="fixedValues">The fixed values; none by default.</param>
    public static ImmutableArray<SpaceProblem> Check(ImmutableArray<Parameter> parameters, ParameterSet? fixedValues = null) =>
        SpaceValidation.Check(parameters, fixedValues ?? ParameterSet.Empty);

    /// <summary>The point at some coordinates; coordinates of inactive parameters are ignored.</summary>
    /// <param name="coordinates">One coordinate a parameter; outside [0, 1] it counts as the nearer end.</param>
    /// <exception cref="ArgumentException">The number of coordinates is not that of the parameters.</exception>
    public ParameterSet Decode(ReadOnlySpan<double> coordinates)
    {
        if (coordinates.Length != Dimensions)
        {
            throw new ArgumentException($"{coordinates.Length} coordinates for {Dimensions} parameters.", nameof(coordinates));
        }

        var values = ((ReadOnlySpan<KeyValuePair<string, ParameterValue>>)_template).ToArray();
        var absent = 0;
        foreach (var i in _parentsFirst)
        {
            if (IsActive(i, values))
            {
                var slot = _slotOf[i];
                values[slot] = KeyValuePair.Create(values[slot].Key, Axes[i].Decode(coordinates[i]));
            }
            else
            {
                absent++;
            }
        }

        return ParameterSet.FromSorted(absent == 0 ? [.. values] : [.. values.Where(pair => pair.Value is not null)]);
    }

    /// <summary>Writes the coordinates of a point: .5 where a parameter is inactive.</summary>
    /// <param name="point">A point of the space.</param>
    /// <param name="coordinates">Where to; one coordinate a parameter.</param>
    public void Encode(ParameterSet point, Span<double> coordinates)
    {
        for (var i = 0; i < Dimensions; i++)
        {
            coordinates[i] = point.TryGet(_slotOf[i], Parameters[i].Name, out var value) ? Axes[i].Encode(value) : 0.5;
        }
    }

    /// <summary>The coordinates of a point: .5 where a parameter is inactive.</summary>
    /// <param name="point">A point of the space.</param>
    public double[] Encode(ParameterSet point)
    {
        var coordinates = new double[Dimensions];
        Encode(point, coordinates);
        return coordinates;
    }

    /// <summary>Whether a parameter is active in a point.</summary>
    /// <param name="index">The parameter's index.</param>
    /// <param name="point">A point of the space.</param>
    public bool IsActive(int index, ParameterSet point) => Parameters[index].When.All(condition =>
        (point.TryGet(condition.Parent, out var value) || Fixed.TryGet(condition.Parent, out value))
        && condition.Allowed.Contains(value));

    /// <summary>Why the rule forbids a point of the space; nothing where it is allowed.</summary>
    /// <param name="point">A complete point.</param>
    public string? ReasonToRefuse(ParameterSet point) => Rule?.ReasonToRefuse(point);

    /// <summary>The point with the fixed values added that it lacks.</summary>
    /// <param name="point">A point that was given without them.</param>
    public ParameterSet Complete(ParameterSet point) => Fixed.All(pair => point.TryGet(pair.Key, out _))
        ? point
        : new(point.Concat(Fixed.Where(pair => !point.TryGet(pair.Key, out _))));

    /// <summary>Everything that keeps a given point out of the space, by parameter; none when it is a point of the space and allowed.</summary>
    /// <param name="point">The point; fixed values may be left out.</param>
    public ImmutableArray<SpaceProblem> Check(ParameterSet point)
    {
        var problems = CheckValues(point);
        return problems.IsEmpty && ReasonToRefuse(Complete(point)) is { } reason
            ? [new("point", Complete(point).Canonical, reason)]
            : problems;
    }

    /// <summary>Everything that keeps a given point out of the space but its rule, by parameter.</summary>
    /// <param name="point">The point; fixed values may be left out.</param>
    public ImmutableArray<SpaceProblem> CheckValues(ParameterSet point)
    {
        var problems = ImmutableArray.CreateBuilder<SpaceProblem>();
        foreach (var (name, value) in point)
        {
            if (_indexes.TryGetValue(name, out var index))
            {
                CheckValue(index, value, point, problems);
            }
            else if (!Fixed.TryGet(name, out var fixedValue))
            {
                problems.Add(new(name, value.Canonical, $"one of {string.Join(", ", _template.Select(pair => pair.Key))}"));
            }
            else if (!fixedValue.Equals(value))
            {
                problems.Add(new(name, value.Canonical, $"the fixed value {fixedValue.Canonical}"));
            }
        }

        problems.AddRange(Enumerable.Range(0, Dimensions)
            .Where(i => !point.TryGet(_slotOf[i], Parameters[i].Name, out _) && IsActive(i, point))
            .Select(i => new SpaceProblem(Parameters[i].Name, "absent", ParameterText.Allowed(Parameters[i]))));
        return problems.ToImmutable();
    }

    private void CheckValue(int index, ParameterValue value, ParameterSet point, ImmutableArray<SpaceProblem>.Builder problems)
    {
        var parameter = Parameters[index];
        if (!IsActive(index, point))
        {
            problems.Add(new(parameter.Name, value.Canonical, "absent, as its condition does not hold"));
        }
        else if (!Axes[index].Contains(value))
        {
            problems.Add(new(parameter.Name, value.Canonical, ParameterText.Allowed(parameter)));
        }
    }

    private bool IsActive(int index, KeyValuePair<string, ParameterValue>[] values)
    {
        foreach (var condition in Parameters[index].When)
        {
            var value = _indexes.TryGetValue(condition.Parent, out var parent)
                ? values[_slotOf[parent]].Value
                : Fixed[condition.Parent];
            if (value is null || !condition.Allowed.Contains(value))
            {
                return false;
            }
        }

        return true;
    }

    private int Depth(int index) => Parameters[index].When
        .Select(condition => _indexes.TryGetValue(condition.Parent, out var parent) ? 1 + Depth(parent) : 0)
        .DefaultIfEmpty(0)
        .Max();
}
