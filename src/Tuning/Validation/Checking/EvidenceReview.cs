using Tuning.Validation.Evidence;

namespace Tuning.Validation.Checking;

/// <summary>
/// Every gate once more, written apart from the gates: names and numbers stand here as literals, sums run backwards, and the
/// statistics are computed by other formulas.
/// </summary>
internal sealed class EvidenceReview
{
    private readonly SessionEvidence _evidence;
    private readonly List<double> _hours = [];
    private readonly List<double> _trades = [];
    private readonly List<double> _holds = [];
    private readonly double _profit;
    private readonly double _largest = double.NegativeInfinity;
    private readonly int _winning;
    private readonly int _unknown;

    public EvidenceReview(SessionEvidence evidence)
    {
        _evidence = evidence;
        for (var number = evidence.Folds.Length - 1; number >= 0; number--)
        {
            var test = evidence.Folds[number].Test;
            _hours.InsertRange(0, test.HourlyPnl);
            _trades.AddRange(test.TradePnl);
            _holds.AddRange(test.HoldHours);
            _profit += test.NetPnl;
            _largest = test.NetPnl > _largest ? test.NetPnl : _largest;
            _unknown += test.LacksTrades ? 1 : 0;
            _winning += test.NetPnl > 0 ? 1 : 0;
        }
    }

    /// <summary>The gates in their order.</summary>
    public IEnumerable<ReviewedCheck> Checks()
    {
        var folds = _evidence.Folds.Length;
        yield return Least("trades", _unknown > 0 ? null : _trades.Count, _evidence.LeastTrades);
        yield return Least("tStatistic", T(), 2.33);
        var probability = Probability();
        yield return new ReviewedCheck("sharpeProbability", probability, .95, probability > .95);
        yield return Most("concentration", _profit > 0 ? _largest / _profit : null, folds < 5 ? 2.5 / folds : .5);
        yield return Least("winningWindows", folds == 0 ? null : _winning / (double)folds, .5);
        yield return Positive("holdoutPnl", _evidence.Holdout?.NetPnl);
        yield return HoldoutT();
        yield return Positive("stressFees", Under("feesTimes1.25"));
        yield return Positive("stressLatency", Under("latencyDoubled"));
        if (!_evidence.IsExternal)
        {
            yield return Positive("phantomFreshQuotes", Under("freshQuotes"));
            yield return Positive("phantomOneRowLater", Under("oneRowLater"));
        }

        yield return Positive("phantomWithoutBestTrades", WithoutBest());
        yield return Most("sensitivity", _evidence.Sensitivity is { } finding ? finding.Inert.Length : null, 0);
        yield return Most("dataQuality", _evidence.WaivedFindings, 0);
    }

    private static ReviewedCheck Least(string name, double? value, double bound) => new(name, value, bound, !(value is null || value < bound));

    private static ReviewedCheck Most(string name, double? value, double bound) => new(name, value, bound, !(value is null || value > bound));

    private static ReviewedCheck Positive(string name, double? value) => new(name, value, 0, !(value is null || value <= 0));

    private double? T()
    {
        _holds.Sort();
        var count = _holds.Count;
        var median = count == 0 ? 0 : count % 2 == 1 ? _holds[count / 2] : .5 * (_holds[count / 2] + _holds[(count / 2) - 1]);
        var lag = Math.Max(6, (int)Math.Ceiling(median + median));
        var plain = ReviewedStatistics.T(_hours, 0);
        var corrected = ReviewedStatistics.T(_hours, lag);
        return plain is null || corrected is null ? null : plain < corrected ? plain : corrected;
    }

    private double? Probability()
    {
        var count = _hours.Count;
        if (ReviewedStatistics.T(_hours, 0) is not { } t)
        {
            return null;
        }

        var ratio = t / Math.Sqrt(count);
        var sessions = (double)_evidence.OverlappingSessions;
        var benchmark = sessions <= 1
            ? 0
            : ((.4227843350984671 * ReviewedStatistics.NormalQuantile(1 - (1 / sessions)))
                + (.5772156649015329 * ReviewedStatistics.NormalQuantile(1 - (1 / (sessions * 2.718281828459045))))) / Math.Sqrt(count - 1);
        var (skewness, kurtosis) = ReviewedStatistics.Shape(_hours);
        var variance = 1 - (skewness * ratio) + (ratio * ratio * (kurtosis - 1) / 4);
        return variance > 0 ? ReviewedStatistics.NormalProbability((ratio - benchmark) * Math.Sqrt((count - 1) / variance)) : null;
    }

    private ReviewedCheck HoldoutT()
    {
        List<double> holdout = [.. _evidence.Holdout?.HourlyPnl ?? []];
        if (ReviewedStatistics.T(holdout, 0) is not { } found || ReviewedStatistics.T(_hours, 0) is not { } t)
        {
            return new ReviewedCheck("holdoutT", null, 0, false);
        }

        var (few, many) = ((double)holdout.Count, (double)_hours.Count);
        return Least("holdoutT", found, (t * Math.Sqrt(few / many)) - Math.Sqrt(4 * (many + few) / many));
    }

    private double? Under(string scenario)
    {
        var sum = 0.0;
        for (var number = _evidence.Folds.Length - 1; number >= 0; number--)
        {
            double? found = null;
            foreach (var entry in _evidence.Folds[number].Scenarios)
            {
                found = found is null && string.Equals(entry.Scenario, scenario, StringComparison.Ordinal) ? entry.NetPnl : found;
            }

            if (found is null)
            {
                return null;
            }

            sum += found.Value;
        }

        return sum;
    }

    private double? WithoutBest()
    {
        if (_trades.Count == 0)
        {
            return null;
        }

        _trades.Sort();
        var best = (_trades.Count + 99) / 100;
        var rest = _profit;
        for (var i = _trades.Count - 1; i >= _trades.Count - best; i--)
        {
            rest -= _trades[i];
        }

        return rest;
    }
}
