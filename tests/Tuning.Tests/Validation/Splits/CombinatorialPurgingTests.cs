using FsCheck;
using FsCheck.Fluent;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Splits;

public sealed class CombinatorialPurgingTests
{
    [Theory]
    [InlineData(0, 0, "8 9 10 11", "4 5 6 7", "0 1 2 3")]
    [InlineData(1, 0, "9 10 11", "5 6", "0 1 2")]
    [InlineData(0, 1, "9 10 11", "5 6 7", "0 1 2 3")]
    public void Splits_TwelveRowsInThreeGroups_TrainOnTheRest(int purge, int embargo, string first, string second, string third) =>
        new CombinatorialPurging(3, 2, purge, embargo).Splits(12).Select(split => string.Join(' ', split.Train.SelectMany(Rows)))
            .ShouldBe([first, second, third]);

    [Theory]
    [InlineData(6, 2, 15, 5)]
    [InlineData(10, 2, 45, 9)]
    [InlineData(5, 2, 10, 4)]
    [InlineData(8, 2, 28, 7)]
    [InlineData(12, 2, 66, 11)]
    [InlineData(10, 8, 45, 36)]
    [InlineData(16, 8, 12870, 6435)]
    public void Splits_OfGroups_AreAllChoices(int groups, int tested, long splits, long paths)
    {
        var purging = new CombinatorialPurging(groups, tested);

        purging.SplitCount.ShouldBe(splits);
        purging.PathCount.ShouldBe(paths);
        purging.Splits(64).Count().ShouldBe((int)splits);
    }

    [Fact]
    public void Paths_OfAllSplits_CoverEveryGroupOnceEach()
    {
        var purging = new CombinatorialPurging(6, 2);
        var splits = purging.Splits(60).ToArray();

        var paths = purging.Paths(splits);

        var cells = splits.SelectMany((split, i) => split.TestGroups.Select((group, j) => (group, Path: paths[i][j]))).ToArray();
        cells.Length.ShouldBe(30);
        cells.Distinct().Count().ShouldBe(30);
        cells.Max(cell => cell.Path).ShouldBe(4);
    }

    [Fact]
    public void Splits_OfAnyGroups_KeepTheirDistance() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Rows, byte Groups, byte Tested, byte Purge, byte Embargo)>(), drawn =>
        {
            var groups = 2 + (drawn.Groups % 6);
            var purging = new CombinatorialPurging(groups, 1 + (drawn.Tested % (groups - 1)), drawn.Purge % 5, drawn.Embargo % 5);
            long rows = groups + drawn.Rows;
            foreach (var split in purging.Splits(rows))
            {
                var test = split.Test.SelectMany(Rows).ToHashSet();
                var train = split.Train.SelectMany(Rows).ToHashSet();
                var left = Enumerable.Range(0, (int)rows).Select(row => (long)row).Where(row => !test.Contains(row)).ToHashSet();
                left.RemoveWhere(row => test.Any(tested =>
                    (tested > row && tested - row <= purging.Purge) || (tested < row && row - tested <= purging.Purge + purging.Embargo)));
                train.ShouldBe(left, ignoreOrder: true);
            }
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Splits_NumbersOutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CombinatorialPurging(5, 2).Splits(4));
        Should.Throw<InvalidOperationException>(() => new CombinatorialPurging(5, 5).Splits(40));
        Should.Throw<InvalidOperationException>(() => new CombinatorialPurging(5, 2, -1).Splits(40));
    }

    private static IEnumerable<long> Rows(Window window)
    {
        for (var row = window.Start; row < window.End; row++)
        {
            yield return row;
        }
    }
}
