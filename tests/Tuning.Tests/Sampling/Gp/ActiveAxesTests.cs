using Tuning.Numerics;
using Tuning.Sampling.Gp;
using Tuning.Spaces;
using Tuning.Tests.Spaces;

namespace Tuning.Tests.Sampling.Gp;

public sealed class ActiveAxesTests
{
    [Fact]
    public void Normalize_RandomConditionalSpaces_AgreesWithThePointsThemselves()
    {
        var inactive = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var space = RandomSpace.Of(seed);
            if (ActiveAxes.Of(space) is not { } axes)
            {
                space.IsConditional.ShouldBeFalse();
                continue;
            }

            var random = new RandomSequence(new CounterRandom((ulong)seed, 7));
            double[] coordinates = [.. Enumerable.Range(0, space.Dimensions).Select(_ => random.NextDouble())];
            var normal = (double[])coordinates.Clone();
            var isActive = new bool[space.Dimensions];
            axes.Normalize(normal, isActive);

            var point = space.Decode(coordinates);
            for (var j = 0; j < space.Dimensions; j++)
            {
                isActive[j].ShouldBe(point.TryGet(space.Parameters[j].Name, out _), $"seed {seed}, parameter {j}");
                normal[j].ShouldBe(isActive[j] ? coordinates[j] : 0.5);
                inactive += isActive[j] ? 0 : 1;
            }
        }

        inactive.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Normalize_ChildOfAnInactiveParameterAndOfAFixedValue_StayInactive()
    {
        var space = new Space(
            [
                new Parameter.Real("deepest", 0, 1) { When = [new("deep", [(ParameterValue)1.0])] },
                new Parameter.Whole("deep", 0, 2) { When = [new("kind", ["a"])] },
                new Parameter.Categorical("kind", ["a", "b"]),
                new Parameter.Real("never", 0, 1) { When = [new("mode", ["y"])] },
                new Parameter.Real("always", 0, 1) { When = [new("mode", ["x"])] },
            ],
            new ParameterSet([KeyValuePair.Create("mode", (ParameterValue)"x")]));
        var axes = ActiveAxes.Of(space).ShouldNotBeNull();
        double[] b = [0.9, 0.9, 0.75, 0.9, 0.9];
        axes.Normalize(b);
        b.ShouldBe([0.5, 0.5, 0.75, 0.5, 0.9]);
        double[] a = [0.9, 0.5, 0.25, 0.9, 0.9];
        axes.Normalize(a);
        a.ShouldBe([0.9, 0.5, 0.25, 0.5, 0.9]);
        Enumerable.Range(0, 5).Select(axes.IsParent).ShouldBe([false, true, true, false, false]);
    }
}
