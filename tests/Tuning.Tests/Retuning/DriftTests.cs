using Tuning.Numerics;
using Tuning.Retuning.Triggers;
using Tuning.Statistics;

namespace Tuning.Tests.Retuning;

public sealed class DriftTests
{
    private const int RowsAnHour = 60;

    [Fact]
    public void Index_SameDistribution_IsZeroAndAnotherIsNot()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
        var stability = new PopulationStability(values);

        stability.Index(stability.Count(values))!.Value.ShouldBe(0, 1e-12);
        stability.Index(stability.Count([.. values.Select(value => value / 2)]))!.Value.ShouldBeGreaterThan(1);
        stability.Index(new int[10]).ShouldBeNull();
        // Half of the values of each bin below the median moved up by five bins: q = .05 and .15, sum of (q-p) ln(q/p).
        stability.Index([50, 50, 50, 50, 50, 150, 150, 150, 150, 150])!.Value
            .ShouldBe((5 * -.05 * Math.Log(.5)) + (5 * .05 * Math.Log(1.5)), 1e-12);
    }

    [Fact]
    public void Statistic_FallOfTheMean_PassesTheThresholdWithinTheStatedDelay()
    {
        var test = new PageHinkley(mean: 10, deviation: 2, delta: .25);
        for (var hour = 0; hour < 500; hour++)
        {
            test.Add(10);
            test.Statistic.ShouldBe(0);
        }

        var delay = PageHinkley.Delay(fall: 1, lambda: 12, delta: .25)!.Value;
        delay.ShouldBe(16);
        for (var hour = 0; hour <= delay; hour++)
        {
            test.Add(8);
        }

        test.Statistic.ShouldBeGreaterThan(12);
        PageHinkley.Delay(fall: .2, lambda: 12, delta: .25).ShouldBeNull();
    }

    [Fact]
    public void Calibration_YearsWithoutAChange_RaiseAboutOneFalseAlarmAYear()
    {
        var reference = Hours(seed: 1, count: 600, sd: 8);
        var stability = new PopulationStability([.. reference.SelectMany(hour => hour)]);
        var drift = AlarmCalibration.Drift(stability, [.. reference.Select(hour => stability.Count(hour))], inARow: 3, seed: 7);
        double[] pnl = [.. reference.Select(hour => hour.Average())];
        var decay = AlarmCalibration.Decay(pnl, delta: .25, meanBlock: 6, seed: 7);

        // Fresh years of the same process, which the thresholds have not seen.
        var years = LongRun.Count(3, 20);
        var (driftAlarms, decayAlarms) = (0, 0);
        for (var year = 0; year < years; year++)
        {
            var hours = Hours(seed: (ulong)(100 + year), count: 365 * 24, sd: 8);
            driftAlarms += Alarms(stability, hours, Math.Max(.25, drift));
            var test = new PageHinkley(pnl.Average(), Moments.Of(pnl)!.Value.Deviation, .25);
            foreach (var hour in hours)
            {
                test.Add(hour.Average());
                if (test.Statistic > decay)
                {
                    decayAlarms++;
                    test.Reset();
                }
            }
        }

        ((double)driftAlarms / years).ShouldBeLessThan(4);
        ((double)decayAlarms / years).ShouldBeLessThan(4);
        decay.ShouldBeInRange(3, 60);
    }

    [Theory]
    [InlineData(8, 25)]
    [InlineData(25, 8)]
    public void Drift_RegimeSwitch_FiresWithinADayAndThreeChecks(double before, double after)
    {
        var trigger = new DriftTrigger(.25, 3, TimeSpan.FromDays(1));
        var reference = Hours(seed: 3, count: 500, sd: before);
        var stability = new PopulationStability([.. reference.SelectMany(hour => hour)]);
        var threshold = AlarmCalibration.Drift(stability, [.. reference.Select(hour => stability.Count(hour))], 3, 1);
        int[][] hours =
        [
            .. Hours(seed: 4, count: 100, sd: before).Concat(Hours(seed: 5, count: 60, sd: after)).Select(hour => stability.Count(hour)),
        ];
        TriggerCheck? check = null;
        var fired = 0;
        for (var end = 24; end <= hours.Length && fired == 0; end++)
        {
            var counts = Enumerable.Range(0, 10).Select(bin => hours[(end - 24)..end].Sum(hour => hour[bin])).ToArray();
            check = TriggerRules.Drift(trigger, DateTimeOffset.UnixEpoch.AddHours(end), stability.Index(counts), threshold, check);
            fired = check.Fires ? end : 0;
        }

        fired.ShouldBeInRange(101, 100 + 24 + 3);
    }

    private static int Alarms(PopulationStability stability, double[][] hours, double threshold)
    {
        var trigger = new DriftTrigger(threshold, 3, TimeSpan.Zero);
        var counts = hours.Select(hour => stability.Count(hour)).ToArray();
        var window = new int[10];
        TriggerCheck? check = null;
        var alarms = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            for (var bin = 0; bin < 10; bin++)
            {
                window[bin] += counts[i][bin] - (i >= 24 ? counts[i - 24][bin] : 0);
            }

            if (i >= 23)
            {
                check = TriggerRules.Drift(trigger, DateTimeOffset.UnixEpoch.AddHours(i), stability.Index(window), threshold, check);
                alarms += check.Fires ? 1 : 0;
            }
        }

        return alarms;
    }

    // A mean-reverting premium, a few times an hour, as the edges of a market are.
    private static double[][] Hours(ulong seed, int count, double sd)
    {
        var random = new CounterRandom(seed, 0);
        var phi = Math.Exp(-10.0 / RowsAnHour);
        var (x, draw) = (0.0, 0L);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var hour = new double[RowsAnHour];
            for (var row = 0; row < RowsAnHour; row++)
            {
                x = (phi * x) + (sd * Math.Sqrt(1 - (phi * phi)) * random.Normal(draw++));
                hour[row] = Math.Abs(x);
            }

            return hour;
        })];
    }
}
