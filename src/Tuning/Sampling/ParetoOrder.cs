namespace Tuning.Sampling;

/// <summary>
/// The order of results with several losses (Deb, Pratap, Agarwal, Meyarivan 2002): by constrained domination front, then by
/// the larger crowding distance, then by trial number.
/// </summary>
internal static class ParetoOrder
{
    /// <summary>The positions of results, best first; those without losses come last.</summary>
    /// <param name="observations">The results.</param>
    public static int[] Of(IReadOnlyList<Observation> observations)
    {
        var fronts = Fronts(observations);
        var crowding = new double[observations.Count];
        foreach (var front in Enumerable.Range(0, observations.Count).GroupBy(i => fronts[i]))
        {
            Crowd(observations, [.. front], crowding);
        }

        return
        [
            .. Enumerable.Range(0, observations.Count)
                .OrderBy(i => fronts[i])
                .ThenByDescending(i => crowding[i])
                .ThenBy(i => observations[i].Number),
        ];
    }

    /// <summary>The front of each result: 0 where none dominates it, 1 where only those of front 0 do, and so on.</summary>
    /// <param name="observations">The results.</param>
    public static int[] Fronts(IReadOnlyList<Observation> observations)
    {
        var count = observations.Count;
        var dominators = new int[count];
        var dominated = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            dominated[i] = [];
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                if (Dominates(observations[i], observations[j]))
                {
                    dominated[i].Add(j);
                    dominators[j]++;
                }
            }
        }

        return Peel(dominators, dominated);
    }

    /// <summary>Whether one result is better than another: feasible before infeasible, less violation, no loss larger and one smaller.</summary>
    /// <param name="x">One result.</param>
    /// <param name="y">The other.</param>
    public static bool Dominates(Observation x, Observation y)
    {
        if (!x.IsMeasured || !y.IsMeasured)
        {
            return x.IsMeasured && !y.IsMeasured;
        }

        if (x.Violation > 0 || y.Violation > 0)
        {
            return x.Violation < y.Violation;
        }

        var isBetter = false;
        for (var k = 0; k < Math.Min(x.Losses.Length, y.Losses.Length); k++)
        {
            if (x.Losses[k] > y.Losses[k])
            {
                return false;
            }

            isBetter |= x.Losses[k] < y.Losses[k];
        }

        return isBetter;
    }

    private static int[] Peel(int[] dominators, List<int>[] dominated)
    {
        var fronts = new int[dominators.Length];
        var current = Enumerable.Range(0, dominators.Length).Where(i => dominators[i] == 0).ToList();
        for (var front = 0; current.Count > 0; front++)
        {
            var next = new List<int>();
            foreach (var i in current)
            {
                fronts[i] = front;
                next.AddRange(dominated[i].Where(j => --dominators[j] == 0));
            }

            current = next;
        }

        return fronts;
    }

    private static void Crowd(IReadOnlyList<Observation> observations, int[] front, double[] crowding)
    {
        var losses = observations[front[0]].IsMeasured ? front.Min(i => observations[i].Losses.Length) : 0;
        for (var k = 0; k < losses; k++)
        {
            var loss = k;
            var order = front.OrderBy(i => observations[i].Losses[loss]).ThenBy(i => observations[i].Number).ToArray();
            var low = observations[order[0]].Losses[k];
            var range = observations[order[^1]].Losses[k] - low;
            crowding[order[0]] = double.PositiveInfinity;
            crowding[order[^1]] = double.PositiveInfinity;
            for (var i = 1; range > 0 && double.IsFinite(range) && i < order.Length - 1; i++)
            {
                crowding[order[i]] += (observations[order[i + 1]].Losses[k] - observations[order[i - 1]].Losses[k]) / range;
            }
        }
    }
}
