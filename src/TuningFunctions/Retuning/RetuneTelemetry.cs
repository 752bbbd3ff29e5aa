using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>Knows which schedules are stuck or fail, for health and metrics.</summary>
public sealed class RetuneTelemetry : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "TuningFunctions.Retuning";

    private const int RunsLookedAt = 10;

    // A claimed run is started within minutes; a session has its own deadline, and this is far behind any.
    private static readonly TimeSpan s_longestClaim = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_longestRun = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_longestWatch = TimeSpan.FromHours(2);

    private readonly ScheduleBook _book;
    private readonly IRunStore _runs;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly ConcurrentDictionary<string, string> _failedLooks = new(StringComparer.Ordinal);
    private ImmutableArray<ScheduleTrouble> _troubles = [];

    /// <summary>Starts to count.</summary>
    /// <param name="book">The schedules.</param>
    /// <param name="runs">Where runs are kept.</param>
    /// <param name="time">The clock.</param>
    public RetuneTelemetry(ScheduleBook book, IRunStore runs, TimeProvider time)
    {
        (_book, _runs, _time) = (book, runs, time);
        _meter = new Meter(Name, version: null, tags: null, scope: this);
        _meter.CreateObservableGauge(
            "tuning.schedules.stuck", () => Count(isStuck: true), "{schedule}", "Schedules with a run that should have started or ended");
        _meter.CreateObservableGauge(
            "tuning.schedules.failed", () => Count(isStuck: false), "{schedule}", "Schedules whose latest run failed");
    }

    /// <summary>The schedules with trouble at the last look.</summary>
    public ImmutableArray<ScheduleTrouble> Troubles => _troubles;

    /// <summary>Notes that a schedule was looked at.</summary>
    /// <param name="schedule">Its name.</param>
    public void Looked(string schedule) => _failedLooks.TryRemove(schedule, out _);

    /// <summary>Notes that a schedule could not be looked at, which is trouble until it is looked at again.</summary>
    /// <param name="schedule">Its name.</param>
    /// <param name="failure">Why.</param>
    public void LookFailed(string schedule, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        _failedLooks[schedule] = $"it could not be looked at, see the log: {failure.GetType().Name}";
    }

    /// <summary>Looks at every schedule.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<ScheduleTrouble>> SurveyAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ScheduleTrouble>();
        var open = await _runs.ListOpenRunsAsync(cancellationToken);
        foreach (var kept in await _book.ListAsync(cancellationToken))
        {
            var trouble = kept.Schedule is null ? new ScheduleTrouble(kept.Name, false, kept.Why) : await TroubleOfAsync(kept.Name, open, cancellationToken);
            if (trouble is not null)
            {
                found.Add(trouble);
            }
        }

        return _troubles = found.ToImmutable();
    }

    /// <summary>What is wrong with a schedule; null for nothing.</summary>
    /// <param name="schedule">Its name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ScheduleTrouble?> TroubleOfAsync(string schedule, CancellationToken cancellationToken) =>
        await TroubleOfAsync(schedule, await _runs.ListOpenRunsAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private async Task<ScheduleTrouble?> TroubleOfAsync(string schedule, ImmutableArray<RetuneRun> open, CancellationToken cancellationToken)
    {
        if (_failedLooks.TryGetValue(schedule, out var why))
        {
            return new ScheduleTrouble(schedule, false, why);
        }

        // However many runs were skipped meanwhile.
        var now = _time.GetUtcNow();
        if (open.FirstOrDefault(run => string.Equals(run.Schedule, schedule, StringComparison.Ordinal) && IsStuck(run, now)) is { } stuck)
        {
            return new ScheduleTrouble(schedule, true, $"{stuck.RunId} is {stuck.State} since {stuck.ChangedAt:O}");
        }

        var last = (await _runs.ListStartedRunsAsync(schedule, RunsLookedAt, cancellationToken))
            .FirstOrDefault(run => run is { State: RunState.Ended, Outcome: not RunOutcome.Replaced });
        return last is { Outcome: RunOutcome.Failed } ? new ScheduleTrouble(schedule, false, $"{last.RunId} failed: {last.Reason}") : null;
    }

    // A run that is queued waits for one that this tells of.
    private static bool IsStuck(RetuneRun run, DateTimeOffset now) => run.State switch
    {
        RunState.Claimed or RunState.Promoting => now - run.ChangedAt > s_longestClaim,
        RunState.Running => now - run.ChangedAt > s_longestRun,
        RunState.AwaitingApproval or RunState.Shadow => now - run.Until > s_longestClaim,
        RunState.Watching => now - run.Until > s_longestWatch,
        _ => false,
    };

    private int Count(bool isStuck) => _troubles.Count(trouble => trouble.IsStuck == isStuck);
}
