using System.Collections.Immutable;
using Tuning.Analysis;
using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Tests.Analysis;

internal static class AnalysisWorlds
{
    public static Space Cube(int dimensions) =>
        new([.. Enumerable.Range(0, dimensions).Select(j => new Parameter.Real($"x{j}", 0, 1))]);

    public static ImmutableArray<ScoredPoint> Trials(Space space, int count, ulong seed, Func<double[], double> score)
    {
        var random = new RandomSequence(new CounterRandom(seed, 1));
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var point = space.Decode([.. Enumerable.Range(0, space.Dimensions).Select(_ => random.NextDouble())]);
                return new ScoredPoint(point, score(space.Encode(point)));
            }),
        ];
    }
}
