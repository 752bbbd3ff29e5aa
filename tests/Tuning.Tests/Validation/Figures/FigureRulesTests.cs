using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Statistics;
using Tuning.Validation.Evidence;
using Tuning.Validation.Figures;
using Tuning.Validation.Gates;
using Tuning.Validation.Search;

namespace Tuning.Tests.Validation.Figures;

public sealed class FigureRulesTests
{
    private static readonly Space _space = new([new Parameter.Real("entryBps", 0, 50), new Parameter.Categorical("mode", ["a", "b"])]);
    private static readonly ImmutableArray<SearchedTrial> _trials = [.. Enumerable.Range(0, 30).Select(Trial)];
    private static readonly SessionEvidence _evidence = EvidenceCases.Good()
        .With(fold => fold with { Choice = Point(10 + (5 * fold.Fold.Number), fold.Fold.Number == 4 ? "b" : "a"), TrainPnlPerDay = 48 }) with
    { Choice = _trials[3].Point };

    [Fact]
    public void Of_AGoodSession_ShowsItsFigures()
    {
        var figures = FigureRules.Of(_space, _evidence, _trials, 7);
        var record = new StitchedRecord(_evidence);

        figures.PnlPerDay!.Value.Mean.ShouldBe(record.NetPnl / 10, 1e-9);
        figures.PnlPerDay.Value.Low.ShouldBeInRange(0, figures.PnlPerDay.Value.Mean);
        figures.PnlPerDay.Value.High.ShouldBeGreaterThan(figures.PnlPerDay.Value.Mean);
        figures.AnnualSharpe!.Value.ShouldBe(record.IndependentT!.Value / Math.Sqrt(240) * Math.Sqrt(8760), 1e-9);
        figures.MinimumTrackRecordDays!.Value.ShouldBe(RecordLength.MinimumObservations(record.Moments!.Value.Sharpe)!.Value / 24);
        figures.WalkForwardEfficiency!.Value.ShouldBe(record.NetPnl / 10 / 48, 1e-12);
        var lost = _evidence.Folds.Select(fold => 1 - (fold.Test.NetPnl / 2 / 48)).Order().ToArray();
        figures.Degradation!.Value.ShouldBe(lost[2], 1e-12);
        figures.Drift.Select(drift => (drift.Name, Math.Round(drift.MeanMove, 12), drift.Moves)).ShouldBe([("entryBps", .1, 4), ("mode", .25, 4)]);
        figures.Overfitting!.Columns.ShouldBe(30);
        figures.Superior!.Columns.ShouldBe(30);
        figures.Scenarios.Length.ShouldBe(Scenario.Matrix.Length);
    }

    [Fact]
    public void Of_TheFinalSearch_IsDeflatedByItsTrials()
    {
        var inSample = FigureRules.Of(_space, _evidence, _trials, 7).InSample!;
        var ratios = _trials.Select(trial => Moments.Of(trial.Record.HourlyPnl.AsSpan())!.Value.Sharpe.Ratio).ToArray();
        var variance = Math.Pow(Moments.Of(ratios)!.Value.Deviation, 2);
        var chosen = Moments.Of(_trials[3].Record.HourlyPnl.AsSpan())!.Value;

        inSample.Trials.ShouldBe(30);
        inSample.Deflated.ShouldBe(SharpeProbability.Deflated(chosen.Sharpe, 48, 30, variance));
        inSample.EffectiveTrials!.Value.ShouldBeInRange(25, 31);
        inSample.AnnualSharpe.ShouldBe(chosen.Sharpe.Ratio * Math.Sqrt(8760));
        inSample.MinimumBacktestYears!.Value.ShouldBe(RecordLength.MinimumYears(30, inSample.AnnualSharpe));
    }

    [Fact]
    public void MatrixOf_ManyTrials_TakesTwoHundredEvenlyAndEachPointOnce()
    {
        ImmutableArray<SearchedTrial> trials = [.. Enumerable.Range(0, 500).Select(Trial), .. Enumerable.Range(0, 9).Select(i => Trial(i) with { Number = 500 + i })];

        var matrix = FigureRules.MatrixOf(trials)!;

        matrix.Columns.ShouldBe(200);
        matrix[1].ToArray().ShouldBe(trials[2].Record.HourlyPnl);
        matrix[199].ToArray().ShouldBe(trials[497].Record.HourlyPnl);
        FigureRules.MatrixOf([]).ShouldBeNull();
    }

    [Fact]
    public void Of_FlatFolds_LeavesWhatIsUndefinedOut()
    {
        var flat = _evidence.With(fold => fold with { Choice = null, TrainPnlPerDay = null, Test = WindowRecord.Flat(2, 48) }) with { Choice = null, Holdout = null };

        var figures = FigureRules.Of(_space, flat, _trials, 7);

        (figures.PnlPerDay, figures.AnnualSharpe, figures.MinimumTrackRecordDays).ShouldBe((null, null, null));
        (figures.WalkForwardEfficiency, figures.Degradation).ShouldBe((null, null));
        figures.Drift.ShouldBeEmpty();
        figures.InSample.ShouldBeNull();
        FigureRules.Of(_space, _evidence.With(fold => fold with { TrainPnlPerDay = -1 }), _trials, 7).WalkForwardEfficiency.ShouldBeNull();
    }

    [Fact]
    public void Of_FoldsThatChoseNothing_ComparesThoseThatDid()
    {
        var some = _evidence.With(fold => fold.Fold.Number < 2
            ? fold with { Choice = null, TrainPnlPerDay = null, Test = WindowRecord.Flat(2, 48) }
            : fold);

        FigureRules.Of(_space, some, _trials, 7).WalkForwardEfficiency!.Value
            .ShouldBe(some.Folds.Skip(2).Sum(fold => fold.Test.NetPnl) / 6 / 48, 1e-12);
        FigureRules.Of(_space, _evidence.With(fold => fold with { Test = fold.Test with { Days = 0 } }), _trials, 7)
            .ShouldSatisfyAllConditions(
                figures => figures.WalkForwardEfficiency.ShouldBeNull("windows without length have no profit a day"),
                figures => figures.Degradation.ShouldBeNull());
    }

    private static SearchedTrial Trial(int number)
    {
        var record = EvidenceCases.Record(100, (ulong)number);
        return new SearchedTrial(number, Point(number / 12.0, "a"), new PointRecord(MetricSet.Empty, record.HourlyPnl), new Score(record.NetPnl, 0, 0));
    }

    private static ParameterSet Point(double entryBps, string mode) =>
        new([KeyValuePair.Create("entryBps", (ParameterValue)entryBps), KeyValuePair.Create("mode", (ParameterValue)mode)]);
}
