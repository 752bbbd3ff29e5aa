using Tuning.Numerics;
using Tuning.Sampling.RandomSearch;
using Tuning.Spaces;

namespace Tuning.Sampling.Sobol;

/// <summary>
/// The point of trial n is point n of a Sobol sequence with Owen's scrambling, keyed by seed and fold. A point that is
/// known or forbidden gives way to a uniform one.
/// </summary>
/// <param name="context">What is searched.</param>
internal sealed class SobolSampler(SamplingContext context) : ISampler
{
    private readonly SobolSequence _sequence = new(context.Space.Dimensions, context.Random(-1, -1).Bits(0));

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        var proposals = new Proposals(context.Space, history, pending);
        for (var i = 0; i < count; i++)
        {
            var number = firstNumber + i;
            proposals.AddFirst(attempt => PointOf(number, attempt));
        }

        return proposals.Points;
    }

    /// <summary>The point of a trial: that of the sequence at the first attempt, then uniform ones.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="attempt">The attempt, from 0.</param>
    public ParameterSet PointOf(int number, int attempt) => context.Space.Decode(CoordinatesOf(number, attempt));

    /// <summary>The coordinates of that point, those of inactive parameters included.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="attempt">The attempt, from 0.</param>
    public double[] CoordinatesOf(int number, int attempt)
    {
        if (attempt > 0)
        {
            return RandomSampler.UniformCoordinates(context, number, attempt);
        }

        var coordinates = new double[context.Space.Dimensions];
        _sequence.Point(number, coordinates);
        return coordinates;
    }
}
