using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Tests.Spaces;

/// <summary>Spaces of every shape, most of them awkward, each a pure function of a seed.</summary>
internal static class RandomSpace
{
    public static Space Of(int seed)
    {
        var random = new RandomSequence(new CounterRandom((ulong)seed, 0x5ACE));
        var dimensions = random.NextBelow(12) switch { 0 => 200, 1 => 0, _ => 1 + random.NextBelow(6) };
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        for (var i = 0; i < dimensions; i++)
        {
            var parameter = ParameterOf($"p{i}", random);
            if (parameters.OfType<Parameter.Categorical>().FirstOrDefault() is { } parent && random.NextBelow(3) == 0)
            {
                parameter = parameter with { When = [new(parent.Name, [parent.Values[0]])] };
            }

            parameters.Add(parameter);
        }

        var fixedValues = random.NextBelow(2) == 0 ? null : new ParameterSet([new("fixed", 7), new("a", "b")]);
        IPointRule? rule = random.NextBelow(4) == 0 ? new OddHash() : null;
        return new Space(parameters.ToImmutable(), fixedValues, rule);
    }

    private static Parameter ParameterOf(string name, RandomSequence random)
    {
        switch (random.NextBelow(10))
        {
            case 0:
                return new Parameter.Real(name, 3.25, 3.25);
            case 1:
                return new Parameter.Real(name, Math.ScaleB(1, -random.NextBelow(600)), 1 + random.NextDouble(), Log: true);
            case 2:
                return new Parameter.Real(name, -random.NextDouble(), random.NextDouble(), Step: 0.07);
            case 3:
                return new Parameter.Real(name, -1e300, 1e300);
            case 4:
                return new Parameter.Real(name, 1e9, 1e9 + random.NextDouble());
            case 5:
                return new Parameter.Whole(name, -random.NextBelow(100), random.NextBelow(3) == 0 ? 1L << 49 : random.NextBelow(100), 1 + random.NextBelow(5));
            case 6:
                return new Parameter.Whole(name, 1, 1 + random.NextBelow(100_000), Log: true);
            case 7:
                return new Parameter.Categorical(name, [.. Enumerable.Range(0, 1 + random.NextBelow(5)).Select(i => (ParameterValue)(double)i)], random.NextBelow(2) == 0);
            case 8:
                return new Parameter.Categorical(name, ["only"]);
            default:
                return new Parameter.Real(name, -40 * random.NextDouble(), 20 * random.NextDouble());
        }
    }

    private sealed class OddHash : IPointRule
    {
        public string? ReasonToRefuse(ParameterSet point) => point.Hash[0] is '0' or '1' or '2' ? "its hash starts low" : null;
    }
}
