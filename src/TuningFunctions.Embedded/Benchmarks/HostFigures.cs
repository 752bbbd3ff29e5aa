namespace TuningFunctions.Embedded.Benchmarks;

/// <summary>What the embedded host was measured to do.</summary>
/// <param name="ActivitiesPerSecond">One orchestration fanning out to 10,000 activities, history included.</param>
/// <param name="SequentialActivitiesPerSecond">One orchestration of 1,000 activities, one after the other and one commit each.</param>
/// <param name="OrchestrationsPerSecond">1,000 orchestrations of one activity at once.</param>
/// <param name="RestartSeconds">From opening a hub with 10,000 pending activities to the first that runs.</param>
/// <param name="PeakMegabytes">The largest working set of the process.</param>
/// <param name="CommitsPerSecond">Single commits to a table of one column beside the hub, measured before and after the sequential ones.</param>
/// <param name="Synchronous">SQLite's synchronous setting: FULL or NORMAL.</param>
public sealed record HostFigures(
    double ActivitiesPerSecond,
    double SequentialActivitiesPerSecond,
    double OrchestrationsPerSecond,
    double RestartSeconds,
    double PeakMegabytes,
    double CommitsPerSecond,
    string Synchronous);
