using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>Knows which schedules are stuck or fail, for health and metrics.</summary>
public sealed class RetuneTelemetry : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "TuningFunctions.Retuning";

    /// <summary>How many of the latest runs tell of trouble.</summary>
    internal const int RunsLookedAt = 10;

    // A claimed run is started within minutes; a session has its own deadline, and this is far behind any.
    private static readonly TimeSpan s_longestClaim = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longestRun = TimeSpan.FromDays(2);

    private readonly ScheduleBook _book;
    private readonly IRunStore _runs;
    private readonly TimeProvider _time;
    private readonly Meter _meter = new(Name);
    private readonly ConcurrentDictionary<string, byte> _failedLooks = new(StringComparer.Ordinal);
    private ImmutableArray<ScheduleTrouble> _troubles = [];

    /// <summary>Starts to count.</summary>
    /// <param name="book">The schedules.</param>
    /// <param name="runs">Where runs are kept.</param>
    /// <param name="time">The clock.</param>
    public RetuneTelemetry(ScheduleBook book, IRunStore runs, TimeProvider time)
    {
        (_book, _runs, _time) = (book, runs, time);
        _meter.CreateObservableGauge(
            "tuning.schedules.stuck", () => Count(isStuck: true), "{schedule}", "Schedules with a run that should have started or ended");
        _meter.CreateObservableGauge(
            "tuning.schedules.failed", () => Count(isStuck: false), "{schedule}", "Schedules whose latest run failed");
    }

    /// <summary>The schedules with trouble at the last look.</summary>
    public ImmutableArray<ScheduleTrouble> Troubles => _troubles;

    /// <summary>Notes that a schedule could not be looked at.</summary>
    /// <param name="schedule">Its name.</param>
    public void LookFailed(string schedule) => _failedLooks[schedule] = 0;

    /// <summary>Looks at every schedule.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<ScheduleTrouble>> SurveyAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ScheduleTrouble>();
        var now = _time.GetUtcNow();
        foreach (var (schedule, _) in await _book.ListAsync(cancellationToken))
        {
            if (_failedLooks.TryRemove(schedule.Name, out _))
            {
                found.Add(new ScheduleTrouble(schedule.Name, false, "it could not be looked at: see the log"));
                continue;
            }

            if (TroubleOf(schedule, await _runs.ListRunsAsync(schedule.Name, RunsLookedAt, cancellationToken), now) is { } trouble)
            {
                found.Add(trouble);
            }
        }

        return _troubles = found.ToImmutable();
    }

    /// <summary>What is wrong with a schedule; null for nothing.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="runs">Its latest runs, newest first.</param>
    /// <param name="now">The present instant.</param>
    internal static ScheduleTrouble? TroubleOf(Schedule schedule, ImmutableArray<RetuneRun> runs, DateTimeOffset now)
    {
        var stuck = runs.FirstOrDefault(run =>
            (run.State is RunState.Claimed && now - run.ChangedAt > s_longestClaim)
            || (run.State is RunState.Running && now - run.ChangedAt > s_longestRun)
            || (run.State is RunState.AwaitingApproval or RunState.Shadow && run.Until is { } until && now - until > s_longestClaim));
        if (stuck is not null)
        {
            return new ScheduleTrouble(schedule.Name, true, $"{stuck.RunId} is {stuck.State} since {stuck.ChangedAt:O}");
        }

        var last = runs.FirstOrDefault(run => run is { State: RunState.Ended, Outcome: not (RunOutcome.Skipped or RunOutcome.Missed or RunOutcome.Replaced) });
        return last is { Outcome: RunOutcome.Failed } ? new ScheduleTrouble(schedule.Name, false, $"{last.RunId} failed: {last.Reason}") : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private int Count(bool isStuck) => _troubles.Count(trouble => trouble.IsStuck == isStuck);
}
