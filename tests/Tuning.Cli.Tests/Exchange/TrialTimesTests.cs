using System.Collections.Immutable;
using Tuning.Cli.Exchange;
using Tuning.Exchange;
using Tuning.Objectives;
using Tuning.Sessions.Stores;
using Tuning.Spaces;

namespace Tuning.Cli.Tests.Exchange;

public sealed class TrialTimesTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Put_TrialsOfBlocks_HaveTheTimesOfAllTheirBlocks()
    {
        // Trials 0 and 1 climb two rungs; 2 was told by a worker; 3 has no result.
        StoredJob[] jobs = [Job(0, 2, endedAfter: 10, seconds: 4), Job(0, 2, endedAfter: 30, seconds: 5)];
        var times = new TrialTimes(jobs, (s_start, s_start.AddSeconds(60)));

        var trials = times.Put([Trial(0), Trial(1), Trial(2), Trial(3) with { State = null }]);

        trials.Select(trial => (trial.StartedAt - s_start, trial.EndedAt - s_start)).ShouldBe(
        [
            (TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30)),
            (TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(30)),
            (TimeSpan.Zero, TimeSpan.FromSeconds(60)),
            ((TimeSpan?)null, (TimeSpan?)null),
        ]);
    }

    private static StoredJob Job(int first, int trials, double endedAfter, double seconds) =>
        new("session", 0, 0, 0, first, trials, "host", s_start.AddSeconds(endedAfter), seconds);

    private static ExchangedTrial Trial(int number) =>
        new(number, new ParameterSet([]), TrialState.Completed, ImmutableSortedDictionary<string, double>.Empty);
}
