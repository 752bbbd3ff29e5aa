using System.Globalization;
using Tuning.Statistics;

namespace Tuning.Retuning.Triggers;

/// <summary>Decides from evidence whether a trigger fires.</summary>
public static class TriggerRules
{
    /// <summary>Hours of edges that are compared with the reference.</summary>
    public const int DriftHours = 24;

    /// <summary>New data.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="at">End of the data.</param>
    /// <param name="newRows">Rows newer than those of the last run; all rows before the first run.</param>
    public static TriggerCheck Data(DataTrigger trigger, DateTimeOffset at, long newRows)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var least = Math.Max(1, trigger.Rows);
        return new TriggerCheck(
            TriggerKind.Data, at, newRows, least, 0, newRows >= least,
            string.Create(CultureInfo.InvariantCulture, $"{newRows} new rows; {least} start a run"));
    }

    /// <summary>Edges that are distributed otherwise. The stated delay of a lasting change: 24 hours of it, and the checks in a row.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="at">End of the hour that is checked.</param>
    /// <param name="index">The population stability index of the last 24 hours; null with too few rows.</param>
    /// <param name="calibrated">The index that a market without change passes, that often in a row, once a year.</param>
    /// <param name="before">The check of the hour before; null without one.</param>
    public static TriggerCheck Drift(DriftTrigger trigger, DateTimeOffset at, double? index, double calibrated, TriggerCheck? before)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var threshold = Math.Max(trigger.Threshold, calibrated);
        var row = index > threshold ? 1 + (before is { Fires: false } ? before.InARow : 0) : 0;
        var text = index is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"index {found:0.###} against {threshold:0.###}, {row} of {trigger.Checks} checks in a row")
            : "too few rows in the last 24 hours";
        return new TriggerCheck(TriggerKind.Drift, at, index, threshold, row, row >= trigger.Checks, text);
    }

    /// <summary>A champion that earns less.</summary>
    /// <param name="at">End of the last hour.</param>
    /// <param name="reference">Hourly profit and loss of the champion when it was chosen.</param>
    /// <param name="hours">Hourly profit and loss since.</param>
    /// <param name="delta">The fall that is tolerated, in standard deviations.</param>
    /// <param name="lambda">The threshold, in standard deviations.</param>
    public static TriggerCheck Decay(DateTimeOffset at, Moments reference, ReadOnlySpan<double> hours, double delta, double lambda)
    {
        var test = new PageHinkley(reference.Mean, reference.Deviation, delta);
        foreach (var hour in hours)
        {
            test.Add(hour);
        }

        return new TriggerCheck(
            TriggerKind.Decay, at, test.Statistic, lambda, 0, test.Statistic > lambda,
            string.Create(CultureInfo.InvariantCulture, $"Page-Hinkley {test.Statistic:0.###} against {lambda:0.###} over {hours.Length} hours"));
    }

    /// <summary>Whether a trigger rests after the run that it started last.</summary>
    /// <param name="last">When that run was created; null for none.</param>
    /// <param name="coolOff">How long it rests; 0 for never, also where the clock went back behind that run.</param>
    /// <param name="now">The present instant.</param>
    public static bool IsResting(DateTimeOffset? last, TimeSpan coolOff, DateTimeOffset now) =>
        coolOff > TimeSpan.Zero && last is { } at && now - at < coolOff;
}
