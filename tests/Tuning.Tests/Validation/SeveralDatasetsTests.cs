using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Spaces;
using Tuning.Tests.Validation.WalkForwards;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Tests.Validation;

public sealed class SeveralDatasetsTests
{
    private static readonly Window _window = new(WindowUnit.Time, 0, 48 * WindowLength.HourNs);
    private static readonly ParameterSet _point = new([KeyValuePair.Create("x", (ParameterValue).3)]);
    private static readonly ImmutableArray<IWindowEvaluator> _both = [new ToyEvaluator(_ => .3), new ToyEvaluator(_ => .9)];
    private static readonly Objective _objective = new("netPnlPerDay", ObjectiveDirection.Maximize, []);

    [Fact]
    public void Mean_OfTwo_IsTheMeanOfHoursAndHalfOfEachTrade()
    {
        var several = new SeveralDatasets(_objective, DatasetAggregation.Mean, _both);
        var (one, other) = (Record(_both[0]), Record(_both[1]));

        var record = Record(several);
        var searched = several.Search(_window, [_point], default)[0];

        record.NetPnl.ShouldBe((one.NetPnl + other.NetPnl) / 2, 1e-9);
        record.HourlyPnl[5].ShouldBe((one.HourlyPnl[5] + other.HourlyPnl[5]) / 2, 1e-12);
        record.TradePnl.Length.ShouldBe(one.TradePnl.Length + other.TradePnl.Length);
        record.TradePnl.Sum().ShouldBe(record.NetPnl, 1e-9);
        searched.Metrics.Find("netPnlPerDay")!.Value.ShouldBe(24 * searched.HourlyPnl.Average(), 1e-9);
    }

    [Fact]
    public void Least_OfTwo_IsTheWorst()
    {
        var several = new SeveralDatasets(_objective, DatasetAggregation.Min, _both);
        var worst = Record(_both[1]);

        Record(several).HourlyPnl.ShouldBe(worst.HourlyPnl);
        var searched = several.Search(_window, [_point], default)[0];
        searched.HourlyPnl.ShouldBe(_both[1].Search(_window, [_point], default)[0].HourlyPnl);
        searched.Metrics.Find("netPnlPerDay").ShouldBe(_both[1].Search(_window, [_point], default)[0].Metrics.Find("netPnlPerDay"));
        several.RecordByDataset(_window, _point, default).Select(record => record.NetPnl).ShouldBe([Record(_both[0]).NetPnl, worst.NetPnl]);
    }

    [Fact]
    public void Earn_OfTwo_IsTheMeanOrTheLeastAndUnknownWhereEitherIs()
    {
        ParameterSet[] points = [_point, new([KeyValuePair.Create("x", (ParameterValue).8)])];
        double[] each = [.. _both.Select(one => one.Earn(_window, points, Scenario.AsPlanned, default)[1].NetPnl!.Value)];
        var mean = new SeveralDatasets(_objective, DatasetAggregation.Mean, _both);
        var least = new SeveralDatasets(_objective, DatasetAggregation.Min, _both);

        mean.Earn(_window, points, Scenario.AsPlanned, default)[1].NetPnl!.Value.ShouldBe(each.Average(), 1e-9);
        least.Earn(_window, points, Scenario.AsPlanned, default)[1].NetPnl.ShouldBe(each.Min());
        mean.Earn(_window, points, Scenario.ThinBooks, default)[0].ShouldBe(EarnedPnl.NotKnown("the data cannot show halfBooks"));
    }

    [Fact]
    public void Record_AScenarioThatOneCannotShow_IsNone() =>
        new SeveralDatasets(_objective, DatasetAggregation.Mean, _both).Record(_window, _point, Scenario.ThinBooks, default).ShouldBeNull();

    private static WindowRecord Record(IWindowEvaluator evaluator) => evaluator.Record(_window, _point, Scenario.AsPlanned, default)!;
}
