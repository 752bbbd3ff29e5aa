namespace Tuning.Cli.SearchBench;

/// <summary>A function with a known minimum in a box, the same range in each dimension or one a dimension.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Low">The lower bounds, one a dimension.</param>
/// <param name="High">The upper bounds, one a dimension.</param>
/// <param name="Evaluate">The value at a point.</param>
/// <param name="Minimum">The least value.</param>
internal sealed record TestFunction(
    string Name, double[] Low, double[] High, Func<double[], double> Evaluate, double Minimum)
{
    /// <summary>The number of dimensions.</summary>
    public int Dimensions => Low.Length;
}
