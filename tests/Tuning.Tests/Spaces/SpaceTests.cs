using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Tests.Spaces;

public sealed class SpaceTests
{
    [Fact]
    public void Encode_PointsOfAnySpace_DecodeToThemselves()
    {
        for (var seed = 0; seed < LongRun.Count(300, 3000); seed++)
        {
            var space = RandomSpace.Of(seed);
            var random = new CounterRandom((ulong)seed, 1UL);
            var coordinates = new double[space.Dimensions];
            for (var draw = 0; draw < 20; draw++)
            {
                random.Fill(draw * (long)coordinates.Length, coordinates);
                if (draw < 2)
                {
                    Array.Fill(coordinates, draw);
                }

                var point = space.Decode(coordinates);

                var encoded = space.Encode(point);
                encoded.All(u => u >= 0 && u <= 1).ShouldBeTrue();
                space.Decode(encoded).Equals(point).ShouldBeTrue($"seed {seed} draw {draw}");
                space.Check(point).All(problem => problem.Path is "point").ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Decode_EveryIndexOfAnAxis_ItsOwnCell()
    {
        Parameter[] parameters =
        [
            new Parameter.Whole("linear", -3, 12, 4), new Parameter.Whole("log", 1, 5000, Log: true),
            new Parameter.Real("step", 0, 1, 0.1), new Parameter.Real("logStep", 0.1, 10, 0.1, Log: true),
            new Parameter.Categorical("choice", ["a", "b", "c"]),
        ];
        foreach (var axis in parameters.Select(Axis.Of))
        {
            var last = 0.0;
            for (var index = 0L; index < axis.Count; index++)
            {
                var (low, high) = axis.CellOf(index);
                low.ShouldBe(last);
                last = high;
                axis.CoordinateOf(index).ShouldBeInRange(low, high);
                axis.IndexAt(axis.CoordinateOf(index)).ShouldBe(index);
                axis.IndexAt(low + ((high - low) * 0.01)).ShouldBe(index);
                axis.IndexAt(low + ((high - low) * 0.99)).ShouldBe(index);
            }

            last.ShouldBe(1);
        }
    }

    [Fact]
    public void Decode_Steps_ExactDecimalsWithBothBounds()
    {
        var space = new Space([new Parameter.Real("x", 0, 1, 0.1), new Parameter.Real("y", 0, 1, 0.3), new Parameter.Whole("z", 2, 9, 3)]);

        Values(0).ShouldBe([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
        Values(1).ShouldBe([0, 0.3, 0.6, 0.9, 1]);
        Values(2).ShouldBe([2, 5, 8, 9]);

        IEnumerable<double> Values(int axis) => Enumerable.Range(0, (int)space.Axes[axis].Count!.Value)
            .Select(i => ((ParameterValue.Number)space.Axes[axis].Decode(space.Axes[axis].CoordinateOf(i))).Value);
    }

    [Fact]
    public void Decode_Condition_InactiveParameterIsLeftOut()
    {
        var space = new Space(
            [
                new Parameter.Real("c", 0, 1) { When = [new("b", [1])] },
                new Parameter.Whole("b", 0, 1) { When = [new("kind", ["x"])] },
                new Parameter.Categorical("kind", ["x", "y"]),
                new Parameter.Real("f", 0, 1) { When = [new("mode", ["on"])] },
            ],
            new ParameterSet([new("mode", "on")]));

        space.Decode([0.5, 0.9, 0.1, 0.5]).Canonical.ShouldBe("{\"b\":1,\"c\":0.5,\"f\":0.5,\"kind\":\"x\",\"mode\":\"on\"}");
        space.Decode([0.5, 0.1, 0.1, 0.5]).Canonical.ShouldBe("{\"b\":0,\"f\":0.5,\"kind\":\"x\",\"mode\":\"on\"}");
        space.Decode([0.5, 0.9, 0.9, 0.5]).Canonical.ShouldBe("{\"f\":0.5,\"kind\":\"y\",\"mode\":\"on\"}");
        space.IsConditional.ShouldBeTrue();
    }

    [Fact]
    public void Check_PointWithEveryMistake_EveryProblem()
    {
        var space = new Space(
            [
                new Parameter.Real("low", 0, 1), new Parameter.Whole("whole", 0, 10, 5),
                new Parameter.Categorical("kind", ["x", "y"]), new Parameter.Real("x", 0, 1) { When = [new("kind", ["x"])] },
                new Parameter.Real("absent", 2, 3),
            ],
            new ParameterSet([new("fixed", 1)]));

        var problems = space.Check(new ParameterSet(
            [new("low", 1.5), new("whole", 3), new("kind", "y"), new("x", 0.5), new("fixed", 2), new("other", 0)]));

        problems.Select(p => p.Path).ShouldBe(["fixed", "low", "other", "whole", "x", "absent"], ignoreOrder: true);
        problems.ShouldContain(new SpaceProblem("low", "1.5", "0 to 1"));
        problems.ShouldContain(new SpaceProblem("whole", "3", "a whole number, 0 to 10 in steps of 5"));
        problems.ShouldContain(new SpaceProblem("fixed", "2", "the fixed value 1"));
    }

    [Fact]
    public void Check_PointThatTheRuleForbids_ItsReason()
    {
        var space = new Space([new Parameter.Real("exit", 0, 1), new Parameter.Real("entry", 0, 1)], rule: new ExitBelowEntry());
        var point = new ParameterSet([new("entry", 0.5), new("exit", 0.5)]);

        space.Check(point).ShouldHaveSingleItem().Allowed.ShouldBe("exit below entry");
        space.Check(point.With("exit", 0.25)).ShouldBeEmpty();
    }

    [Fact]
    public void Check_DefinitionWithEveryMistake_EveryProblem()
    {
        var problems = Space.Check(
            [
                new Parameter.Real("a", 2, 1), new Parameter.Real("b", 0, 1, Log: true), new Parameter.Real("c", 0, double.NaN),
                new Parameter.Real("d", 0, 1, Step: 0), new Parameter.Whole("e", 0, long.MaxValue), new Parameter.Whole("f", 0, 5, Log: true),
                new Parameter.Categorical("g", []), new Parameter.Categorical("h", [1, 1.0]), new Parameter.Real("a", 0, 1),
                new Parameter.Real("i", 0, 1) { When = [new("nothing", [1])] },
                new Parameter.Real("j", 0, 1) { When = [new("k", [1])] }, new Parameter.Real("k", 0, 1) { When = [new("j", [1])] },
                new Parameter.Categorical("l", ["x"]), new Parameter.Real("m", 0, 1) { When = [new("l", ["y"])] },
                new Parameter.Real("n", 0, 1e300, Step: 1e-300), new Parameter.Real("o", -1e308, 1e308),
            ]);

        problems.Select(p => p.Path).ShouldBe(
            [
                "space.a.high", "space.b.low", "space.c.high", "space.d.step", "space.e.high", "space.e.step", "space.f.low",
                "space.g.values", "space.h.values", "space.a", "space.i.when.nothing", "space.j.when.k", "space.k.when.j",
                "space.m.when.l", "space.n.step", "space.o.high",
            ],
            ignoreOrder: true);
        Should.Throw<ArgumentException>(() => new Space([new Parameter.Real("a", 2, 1)]));
    }

    private sealed class ExitBelowEntry : IPointRule
    {
        public string? ReasonToRefuse(ParameterSet point) =>
            point.NumberOf("exit") >= point.NumberOf("entry") ? "exit below entry" : null;
    }
}
