using Tuning.Spaces;

namespace Tuning.Sampling.RandomSearch;

/// <summary>Points that are independent and uniform in the unit cube (Bergstra, Bengio 2012).</summary>
/// <param name="context">What is searched.</param>
internal sealed class RandomSampler(SamplingContext context) : ISampler
{
    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        var proposals = new Proposals(context.Space, history, pending);
        for (var i = 0; i < count; i++)
        {
            var number = firstNumber + i;
            proposals.AddFirst(attempt => Uniform(context, number, attempt));
        }

        return proposals.Points;
    }

    /// <summary>The uniform point of a trial.</summary>
    /// <param name="context">What is searched.</param>
    /// <param name="number">The trial's number.</param>
    /// <param name="attempt">The attempt, from 0: each gives another point.</param>
    public static ParameterSet Uniform(SamplingContext context, int number, int attempt) =>
        context.Space.Decode(UniformCoordinates(context, number, attempt));

    /// <summary>The coordinates of that point, those of inactive parameters included.</summary>
    /// <param name="context">What is searched.</param>
    /// <param name="number">The trial's number.</param>
    /// <param name="attempt">The attempt, from 0.</param>
    public static double[] UniformCoordinates(SamplingContext context, int number, int attempt)
    {
        var coordinates = new double[context.Space.Dimensions];
        for (var j = 0; j < coordinates.Length; j++)
        {
            coordinates[j] = context.Random(number, j).NextDouble(attempt);
        }

        return coordinates;
    }
}
