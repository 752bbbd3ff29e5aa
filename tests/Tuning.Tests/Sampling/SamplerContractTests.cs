using Tuning.Numerics;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;
using Tuning.Tests.Spaces;

namespace Tuning.Tests.Sampling;

public sealed class SamplerContractTests
{
    [Theory]
    [MemberData(nameof(SamplerCases.Names), MemberType = typeof(SamplerCases))]
    public void Suggest_HostileSpaceAndHistory_AllowedPointsOfTheSpace(string name)
    {
        for (var seed = 0; seed < LongRun.Count(500, 5000); seed++)
        {
            var space = RandomSpace.Of(seed);
            var history = RandomHistory.Of(space, seed);
            var pending = Enumerable.Range(history.Count, seed % 3)
                .Select(number => new PendingTrial(number, space.Decode(new double[space.Dimensions]))).ToArray();
            var sampler = SamplerCases.Options(name).Create(new SamplingContext(space, (ulong)seed, 0, 20));

            var points = sampler.Suggest(history, pending, history.Count + pending.Length, 2);

            points.Count.ShouldBeLessThanOrEqualTo(2);
            points.All(point => space.Check(point).IsEmpty).ShouldBeTrue($"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(SamplerCases.Names), MemberType = typeof(SamplerCases))]
    public void Suggest_ResultsInAnyOrderOrResumed_SameTrials(string name)
    {
        for (var seed = 0; seed < LongRun.Count(100, 1000); seed++)
        {
            var inOrder = Run(name, seed, reversed: false, resumed: false);

            Run(name, seed, reversed: true, resumed: false).ShouldBe(inOrder, $"seed {seed}, results reversed");
            Run(name, seed, reversed: true, resumed: true).ShouldBe(inOrder, $"seed {seed}, a new sampler a batch");
        }
    }

    [Theory]
    [MemberData(nameof(SamplerCases.Names), MemberType = typeof(SamplerCases))]
    public void Suggest_SearchesSideBySide_SameTrialsAsAlone(string name)
    {
        const int Searches = 8;
        var together = new List<string>[Searches];
        Parallel.For(
            0,
            Searches,
            new ParallelOptions { MaxDegreeOfParallelism = Searches },
            seed => together[seed] = Run(name, seed, reversed: false, resumed: false));
        for (var seed = 0; seed < Searches; seed++)
        {
            together[seed].ShouldBe(Run(name, seed, reversed: false, resumed: false), $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(SamplerCases.Names), MemberType = typeof(SamplerCases))]
    public void Suggest_AnotherSeedOrFold_OtherTrials(string name)
    {
        if (name is "grid")
        {
            return;
        }

        var space = new Space([new Parameter.Real("x", 0, 1), new Parameter.Real("y", 0, 1)]);
        var contexts = new[] { new SamplingContext(space, 1, 0), new SamplingContext(space, 2, 0), new SamplingContext(space, 1, 1) };

        contexts.Select(context => SamplerCases.Options(name).Create(context).Suggest(new TrialHistory(space), [], 0, 1)[0].Canonical)
            .Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(SamplerCases.Names), MemberType = typeof(SamplerCases))]
    public void Suggest_SmallFiniteSpace_EveryPointOnceBeforeAnyTwice(string name)
    {
        var space = new Space([new Parameter.Whole("x", 1, 4), new Parameter.Categorical("y", ["a", "b", "c"])]);
        var sampler = SamplerCases.Options(name).Create(new SamplingContext(space, 3, 0, 12));
        var history = new TrialHistory(space);
        for (var number = 0; number < 12; number++)
        {
            var point = sampler.Suggest(history, [], number, 1).ShouldHaveSingleItem();
            history.Contains(point).ShouldBeFalse();
            history.Add(new Observation(number, point, TrialState.Completed, [number % 5], []));
        }

        sampler.Suggest(history, [], 12, 1).Count.ShouldBeLessThanOrEqualTo(1);
    }

    private static List<string> Run(string name, int seed, bool reversed, bool resumed)
    {
        const int Batch = 4;
        var space = RandomSpace.Of(seed + 1);
        var context = new SamplingContext(space, (ulong)seed, seed % 3, 40);
        var sampler = SamplerCases.Options(name).Create(context);
        var history = new TrialHistory(space);
        var trials = new List<string>();
        var told = new List<Observation>();
        var late = new List<Observation>();
        for (var first = 0; first < 20; first += Batch)
        {
            if (resumed)
            {
                sampler = SamplerCases.Options(name).Create(context);
                history = new TrialHistory(space);
                told.ForEach(history.Add);
            }

            var pending = late.Select(trial => new PendingTrial(trial.Number, trial.Point)).ToArray();
            var points = sampler.Suggest(history, pending, first, Batch);
            trials.AddRange(points.Select(point => point.Canonical));
            var results = points.Select((point, i) => Evaluate(first + i, point, space)).Concat(late).ToList();

            // With every other seed the last trial of a batch is still under way when the next batch is asked for.
            late = [.. results.Where(trial => seed % 2 == 1 && trial.Number == first + Batch - 1)];
            results.RemoveAll(late.Contains);
            if (reversed)
            {
                results.Reverse();
            }

            told.AddRange(results);
            results.ForEach(history.Add);
        }

        return trials;
    }

    private static Observation Evaluate(int number, ParameterSet point, Space space)
    {
        var loss = space.Encode(point).Sum(u => (u - 0.3) * (u - 0.3)) + (SplitMix64.Mix((ulong)number) % 7 * 0.001);
        return new Observation(number, point, number % 9 == 4 ? TrialState.Failed : TrialState.Completed, [loss], []);
    }
}
