using FsCheck;
using FsCheck.Fluent;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation.Splits;

public sealed class WalkForwardShapeTests
{
    [Fact]
    public void Folds_OneRowTests_RollOverTheRows() =>
        Text(new WalkForwardShape(2, 1, 1, 0), 6).ShouldBe(["0-1|2", "1-2|3", "2-3|4", "3-4|5"]);

    [Fact]
    public void Folds_WithAGap_LeaveItOut() => Text(new WalkForwardShape(2, 1, 1, 1), 6).ShouldBe(["0-1|3", "1-2|4", "2-3|5"]);

    [Fact]
    public void Folds_LastTestCutShort_CountsOnlyWhereItMay()
    {
        var shape = new WalkForwardShape(3, 2, 2, 0);

        Text(shape, 6).ShouldBe(["0-2|3-4"]);
        Text(shape with { HasReducedLast = true }, 6).ShouldBe(["0-2|3-4", "2-4|5"]);
        Text(shape with { HasReducedLast = true, IsAnchored = true }, 6).ShouldBe(["0-2|3-4", "0-4|5"]);
    }

    [Fact]
    public void Folds_OfAnyShape_NeverTrainOnATestOrItsGap() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Train, byte Test, byte Step, byte Gap, bool Anchored, bool Reduced)>(), drawn =>
        {
            var test = 1 + (drawn.Test % 20);
            var shape = new WalkForwardShape(1 + (drawn.Train % 40), test, test + (drawn.Step % 5), drawn.Gap % 9)
            {
                IsAnchored = drawn.Anchored,
                HasReducedLast = drawn.Reduced,
            };
            var folds = shape.Folds(WindowUnit.Rows, 10, 200).ToArray();

            foreach (var fold in folds)
            {
                (fold.Train.End + shape.Gap).ShouldBe(fold.Test.Start);
                fold.Test.Overlaps(fold.Train).ShouldBeFalse();
                fold.Train.Start.ShouldBeGreaterThanOrEqualTo(10);
                fold.Test.End.ShouldBeLessThanOrEqualTo(200);
                fold.Test.Length.ShouldBeInRange(1, test);
                fold.Train.Length.ShouldBe(shape.Train + (drawn.Anchored ? fold.Number * shape.Step : 0));
            }

            folds.Zip(folds.Skip(1)).ShouldAllBe(pair => pair.First.Test.End <= pair.Second.Test.Start);
            shape.LengthOf(folds.Length + 1).ShouldBeGreaterThan(drawn.Reduced ? 0 : 190);
        }).Check(Config.QuickThrowOnFailure);

    private static string[] Text(WalkForwardShape shape, long rows) =>
        [.. shape.Folds(WindowUnit.Rows, 0, rows).Select(fold => $"{Text(fold.Train)}|{Text(fold.Test)}")];

    private static string Text(Window window) => window.Length == 1 ? $"{window.Start}" : $"{window.Start}-{window.End - 1}";
}
