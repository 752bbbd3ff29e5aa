namespace Tuning.Cli.Frame;

/// <summary>
/// A clock that counts the processor time of this process: what a measurement on one core takes, however busy the machine
/// is with other things.
/// </summary>
internal sealed class ProcessorTime : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
