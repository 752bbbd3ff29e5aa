using System.Collections.Immutable;
using Tuning.Exchange;
using Tuning.Sessions.Stores;

namespace Tuning.Cli.Exchange;

/// <summary>
/// When trials were evaluated: within the blocks of trials that they were a part of; a trial of no block, such as one that was
/// told by a worker, within its session.
/// </summary>
/// <param name="jobs">The blocks of one search.</param>
/// <param name="session">When the session was planned and when it ended, UTC.</param>
internal sealed class TrialTimes(IReadOnlyList<StoredJob> jobs, (DateTimeOffset Start, DateTimeOffset End) session)
{
    /// <summary>The trials with their times; one without a result has none.</summary>
    /// <param name="trials">The trials.</param>
    public ImmutableArray<ExchangedTrial> Put(ImmutableArray<ExchangedTrial> trials)
    {
        var times = new Dictionary<int, (DateTimeOffset Start, DateTimeOffset End)>();
        foreach (var job in jobs)
        {
            var start = job.EndedAt - TimeSpan.FromSeconds(job.Seconds);
            foreach (var trial in Enumerable.Range(job.FirstTrial, job.Trials))
            {
                // A pruned search evaluates a trial once a rung.
                times[trial] = times.TryGetValue(trial, out var known)
                    ? (start < known.Start ? start : known.Start, job.EndedAt > known.End ? job.EndedAt : known.End)
                    : (start, job.EndedAt);
            }
        }

        return [.. trials.Select(trial => trial.State is null ? trial : At(trial, times.GetValueOrDefault(trial.Number, session)))];
    }

    private static ExchangedTrial At(ExchangedTrial trial, (DateTimeOffset Start, DateTimeOffset End) time) =>
        trial with { StartedAt = time.Start, EndedAt = time.End };
}
