using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.Tests.Sampling;

/// <summary>Histories of every kind, most of them awkward, each a pure function of a space and a seed.</summary>
internal static class RandomHistory
{
    public static TrialHistory Of(Space space, int seed)
    {
        var random = new RandomSequence(new CounterRandom((ulong)seed, 0x415));
        var history = new TrialHistory(space);
        var count = random.NextBelow(4) == 0 ? 0 : random.NextBelow(60);
        var kind = random.NextBelow(7);
        var objectives = random.NextBelow(5) == 0 ? 2 : 1;
        var constraints = random.NextBelow(3) == 0 ? 1 + random.NextBelow(2) : 0;
        var coordinates = new double[space.Dimensions];
        for (var number = 0; number < count; number++)
        {
            if (kind != 1)
            {
                Array.ForEach(Enumerable.Range(0, coordinates.Length).ToArray(), j => coordinates[j] = random.NextDouble());
            }

            history.Add(ObservationOf(number, space.Decode(coordinates), kind, objectives, constraints, random));
        }

        return history;
    }

    private static Observation ObservationOf(
        int number, ParameterSet point, int kind, int objectives, int constraints, RandomSequence random)
    {
        var state = kind == 2 ? TrialState.Failed : (TrialState)Math.Max(random.NextBelow(10) - 5, 0);
        var losses = Enumerable.Range(0, objectives).Select(_ => Loss(kind, random)).ToImmutableArray();
        var violations = Enumerable.Range(0, constraints).Select(_ => Loss(kind, random)).ToImmutableArray();
        return new Observation(number, point, state, random.NextBelow(8) == 0 ? [] : losses, violations);
    }

    private static double Loss(int kind, RandomSequence random) => (kind, random.NextBelow(4)) switch
    {
        (3, _) => 1,
        (4, 0) => double.PositiveInfinity,
        (4, 1) => double.NegativeInfinity,
        (4, 2) => double.NaN,
        (5, _) => (random.NextDouble() - 0.5) * double.MaxValue,
        (6, _) => random.NextBelow(2) * 1e-300,
        _ => random.NextNormal(),
    };
}
