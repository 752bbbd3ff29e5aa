namespace Tuning.Validation.Splits;

/// <summary>What splits have to know of the data, and of how long a trade may reach across a bound.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="FirstNs">Time of the first row, nanoseconds since the Unix epoch.</param>
/// <param name="EndNs">The instant from which nothing is known: the time of the last row and one usual interval.</param>
/// <param name="RowsPerHour">The usual number of rows an hour, above 0.</param>
public sealed record SplitSource(long Rows, long FirstNs, long EndNs, double RowsPerHour)
{
    /// <summary>
    /// The longest time over which a trade depends on what follows its entry, in nanoseconds: upper bound of the holding time
    /// in the space plus the largest latency. 0 where holding is unlimited, as each run is force-closed at its window's end.
    /// </summary>
    public long PurgeNs { get; init; }

    /// <summary>The first whole hour of the data, nanoseconds since the Unix epoch.</summary>
    public long FirstHourNs => CeilingHour(FirstNs);

    /// <summary>The end of the last whole hour of the data, nanoseconds since the Unix epoch.</summary>
    public long LastHourNs => EndNs - Modulo(EndNs);

    private static long CeilingHour(long timeNs) => Modulo(timeNs) == 0 ? timeNs : timeNs - Modulo(timeNs) + WindowLength.HourNs;

    private static long Modulo(long timeNs) => ((timeNs % WindowLength.HourNs) + WindowLength.HourNs) % WindowLength.HourNs;
}
