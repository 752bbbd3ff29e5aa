using Tuning.Spaces;

namespace Tuning.Sampling.GridSearch;

/// <summary>The points of <see cref="Grid"/> in its order; when they are used up, none.</summary>
/// <param name="context">What is searched.</param>
internal sealed class GridSampler(SamplingContext context) : ISampler
{
    private readonly Grid _grid = new(context.Space, context.Budget);

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        var points = new List<ParameterSet>();
        for (var i = (long)firstNumber; i < (long)firstNumber + count && i < _grid.Count; i++)
        {
            points.Add(_grid[(int)i]);
        }

        return points;
    }
}
