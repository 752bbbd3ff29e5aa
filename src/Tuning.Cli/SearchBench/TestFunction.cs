using Tuning.Spaces;

namespace Tuning.Cli.SearchBench;

/// <summary>A function with a known minimum over a space.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Space">Where it is defined.</param>
/// <param name="Evaluate">The value at a point.</param>
/// <param name="Minimum">The least value that is allowed.</param>
internal sealed record TestFunction(string Name, Space Space, Func<ParameterSet, double> Evaluate, double Minimum)
{
    /// <summary>The standard deviation of what is added to each value that a sampler is told; default 0.</summary>
    public double Noise { get; init; }

    /// <summary>How far the constraint is from holding at a point, 0 or less where it holds; absent without a constraint.</summary>
    public Func<ParameterSet, double>? Violation { get; init; }

    /// <summary>A function of real numbers in a box.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="low">The lower bounds, one a dimension.</param>
    /// <param name="high">The upper bounds, one a dimension.</param>
    /// <param name="evaluate">The value at a vector.</param>
    /// <param name="minimum">The least value.</param>
    public static TestFunction OnBox(string name, double[] low, double[] high, Func<double[], double> evaluate, double minimum)
    {
        var space = new Space([.. low.Select((bound, j) => new Parameter.Real($"x{j}", bound, high[j]))]);
        return new(name, space, point => evaluate(Vector(space, point)), minimum);
    }

    /// <summary>The numbers of a point of which every parameter is a number, in the order of the space.</summary>
    public static double[] Vector(Space space, ParameterSet point) =>
        [.. space.Parameters.Select(parameter => point.NumberOf(parameter.Name)!.Value)];
}
