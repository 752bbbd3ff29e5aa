namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its firing.</summary>
public class TimerInfo
{
    /// <summary>The schedule before this firing; absent when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the firing comes later than scheduled.</summary>
    public bool IsPastDue { get; set; }
}
