using System.Collections.Immutable;

namespace Tuning.Validation.Splits;

/// <summary>
/// Combinatorial purged cross-validation (Lopez de Prado 2018, ch. 12): the rows in even groups, every choice of some groups
/// as test. Training rows next to a test block are purged on both sides, and an embargo follows each test block.
/// </summary>
/// <param name="Groups">N, the number of groups, at least 2.</param>
/// <param name="TestGroups">k, how many are tested, 1 to N - 1.</param>
/// <param name="Purge">Rows purged next to a test block, on either side; 0 or more.</param>
/// <param name="Embargo">Rows left out behind a test block beyond the purge; 0 or more.</param>
public sealed record CombinatorialPurging(int Groups, int TestGroups, long Purge = 0, long Embargo = 0)
{
    /// <summary>The number of splits, C(N, k).</summary>
    public long SplitCount
    {
        get
        {
            var count = 1L;
            for (var i = 1; i <= TestGroups; i++)
            {
                count = count * (Groups - TestGroups + i) / i;
            }

            return count;
        }
    }

    /// <summary>The number of paths that the tests make, each over all groups: k/N C(N, k).</summary>
    public long PathCount => SplitCount * TestGroups / Groups;

    /// <summary>The splits in the order of their test groups.</summary>
    /// <param name="rows">The number of rows; the first groups hold one more where it does not divide.</param>
    /// <exception cref="InvalidOperationException">A number of the cross-validation is out of range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer rows than groups.</exception>
    public IEnumerable<CombinatorialSplit> Splits(long rows)
    {
        if (Groups < 2 || TestGroups < 1 || TestGroups >= Groups || Purge < 0 || Embargo < 0)
        {
            throw new InvalidOperationException($"No cross-validation has the numbers of {this}.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(rows, Groups);
        return Choices([], 0).Select(chosen => Split(chosen, rows));
    }

    /// <summary>The path that each test of each split belongs to: the j-th test of a group is part of path j.</summary>
    /// <param name="splits">The splits, in order.</param>
    /// <returns>One array a split, one path a tested group, from 0.</returns>
    public ImmutableArray<ImmutableArray<int>> Paths(IEnumerable<CombinatorialSplit> splits)
    {
        ArgumentNullException.ThrowIfNull(splits);
        var seen = new int[Groups];
        return [.. splits.Select(split => split.TestGroups.Select(group => seen[group]++).ToImmutableArray())];
    }

    private IEnumerable<ImmutableArray<int>> Choices(ImmutableArray<int> chosen, int from)
    {
        if (chosen.Length == TestGroups)
        {
            return [chosen];
        }

        return Enumerable.Range(from, Groups - from - (TestGroups - chosen.Length) + 1)
            .SelectMany(group => Choices(chosen.Add(group), group + 1));
    }

    private CombinatorialSplit Split(ImmutableArray<int> chosen, long rows)
    {
        var train = ImmutableArray.CreateBuilder<Window>();
        for (var group = 0; group < Groups; group++)
        {
            if (chosen.Contains(group))
            {
                continue;
            }

            // Groups next to each other are one window: only bounds with tests lose rows.
            var first = group;
            while (group + 1 < Groups && !chosen.Contains(group + 1))
            {
                group++;
            }

            var start = Bound(first, rows) + (first == 0 ? 0 : Purge + Embargo);
            var end = Bound(group + 1, rows) - (group + 1 == Groups ? 0 : Purge);
            if (start < end)
            {
                train.Add(new Window(WindowUnit.Rows, start, end));
            }
        }

        return new CombinatorialSplit(
            chosen,
            train.ToImmutable(),
            [.. chosen.Select(group => new Window(WindowUnit.Rows, Bound(group, rows), Bound(group + 1, rows)))]);
    }

    private long Bound(int group, long rows) => (group * (rows / Groups)) + Math.Min(group, rows % Groups);
}
