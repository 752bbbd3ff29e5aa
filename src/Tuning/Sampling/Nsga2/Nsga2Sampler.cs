using Tuning.Numerics;
using Tuning.Sampling.Sobol;
using Tuning.Spaces;

namespace Tuning.Sampling.Nsga2;

/// <summary>
/// NSGA-II. Trial n belongs to generation n / population; its parents come from the best trials of all earlier generations,
/// kept from one to the next. The first generation is a scrambled Sobol sequence.
/// </summary>
/// <param name="context">What is searched.</param>
/// <param name="options">The settings.</param>
internal sealed class Nsga2Sampler(SamplingContext context, Nsga2Options options) : ISampler
{
    private const int DrawsOfAttempt = 8;
    private const int AttemptsOfParents = 32;

    private readonly SobolSampler _starts = new(context);
    private readonly HistoryCursor _cursor = new();
    private readonly List<(Observation Observation, double[] Point)> _offspring = [];
    private List<(Observation Observation, double[] Point)> _population = [];
    private int _generation;

    /// <inheritdoc/>
    public IReadOnlyList<ParameterSet> Suggest(
        TrialHistory history, IReadOnlyList<PendingTrial> pending, int firstNumber, int count)
    {
        _cursor.Advance(history, Reset, position => Tell(history[position], history.CoordinatesOf(position)));
        var proposals = new Proposals(context.Space, history, pending);
        List<(Observation, double[])>? next = null;
        for (var i = 0; i < count; i++)
        {
            var number = firstNumber + i;
            var parents = GenerationOf(number) > _generation ? next ??= Survivors() : _population;
            proposals.AddFirst(attempt => parents.Count == 0 || attempt >= AttemptsOfParents
                ? _starts.PointOf(number, attempt)
                : context.Space.Decode(Child(parents, number, attempt)));
        }

        return proposals.Points;
    }

    private int GenerationOf(int number) => number < 0 ? -1 : number / options.Population;

    private void Reset()
    {
        _offspring.Clear();
        _population = [];
        _generation = 0;
    }

    private void Tell(Observation observation, ReadOnlySpan<double> coordinates)
    {
        var generation = GenerationOf(observation.Number);
        if (generation > _generation || (generation == 0 && _offspring is [{ Observation.Number: < 0 }, ..]))
        {
            _population = Survivors();
            _offspring.Clear();
            _generation = generation;
        }

        _offspring.Add((observation, coordinates.ToArray()));
    }

    private List<(Observation Observation, double[] Point)> Survivors()
    {
        var all = _population.Concat(_offspring).Where(entry => entry.Observation.IsMeasured).ToArray();
        var order = ParetoOrder.Of([.. all.Select(entry => entry.Observation)]);
        return [.. order.Take(options.Population).Select(i => all[i])];
    }

    private double[] Child(List<(Observation Observation, double[] Point)> parents, int number, int attempt)
    {
        var random = context.Random(number, -1);
        var draw = (long)attempt * DrawsOfAttempt;
        var first = Tournament(parents, random, draw);
        var second = Tournament(parents, random, draw + 2);
        var hasTwo = random.NextDouble(draw + 4) < options.Crossover;
        var child = new double[context.Space.Dimensions];
        for (var j = 0; j < child.Length; j++)
        {
            var own = context.Random(number, j);
            var isOrdered = context.Space.Axes[j].IsOrdered;
            child[j] = first[j];
            if (hasTwo)
            {
                var (near, far) = own.NextDouble(draw) < 0.5 ? (first[j], second[j]) : (second[j], first[j]);
                child[j] = isOrdered ? Cross(near, far, own.NextDouble(draw + 1)) : near;
            }

            if (own.NextDouble(draw + 2) * child.Length < options.Mutations)
            {
                var u = own.NextDouble(draw + 3);
                child[j] = isOrdered ? Mutate(child[j], u) : u;
            }
        }

        return child;
    }

    // The list is in order of rank and crowding, so the smaller index wins.
    private static double[] Tournament(
        List<(Observation Observation, double[] Point)> parents, CounterRandom random, long draw) =>
        parents[Math.Min(random.Below(draw, parents.Count), random.Below(draw + 1, parents.Count))].Point;

    private double Cross(double near, double far, double uniform)
    {
        var power = 1 / (options.CrossoverIndex + 1);
        var half = 2 * (uniform < 0.5 ? uniform : 1 - uniform);
        var spread = uniform < 0.5 ? Elementary.Pow(half, power) : Elementary.Pow(1 / Math.Max(half, 1e-300), power);
        return Math.Clamp(0.5 * (((1 + spread) * near) + ((1 - spread) * far)), 0, 1);
    }

    private double Mutate(double coordinate, double uniform)
    {
        var power = 1 / (options.MutationIndex + 1);
        var change = uniform < 0.5
            ? Elementary.Pow(2 * uniform, power) - 1
            : 1 - Elementary.Pow(2 * (1 - uniform), power);
        return Math.Clamp(coordinate + change, 0, 1);
    }
}
