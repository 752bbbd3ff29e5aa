using System.Collections.Immutable;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;

namespace Tuning.Retuning.Stores;

/// <summary>Where runs and their approvals are kept. A run that has ended keeps its end. Safe to use from several threads and processes.</summary>
public interface IRunStore
{
    /// <summary>
    /// Claims runs, in one transaction with the instant up to which the times of their schedule are claimed: whoever inserts a run
    /// first has it, and a repeated claim finds it there.
    /// </summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="claimedUntil">The instant up to which its times are claimed then; null to leave that.</param>
    /// <param name="runs">The runs, as they are to begin.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The runs that were new.</returns>
    Task<ImmutableArray<RetuneRun>> ClaimRunsAsync(
        string schedule, DateTimeOffset? claimedUntil, IReadOnlyList<RetuneRun> runs, CancellationToken cancellationToken);

    /// <summary>Reads a run; null when the id is unknown.</summary>
    /// <param name="runId">Its id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RetuneRun?> FindRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The runs that have not ended, oldest first.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<RetuneRun>> ListOpenRunsAsync(CancellationToken cancellationToken);

    /// <summary>Runs of a schedule, newest first.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="limit">Largest number of runs, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<RetuneRun>> ListRunsAsync(string schedule, int limit, CancellationToken cancellationToken);

    /// <summary>Runs of a schedule that were neither skipped nor missed, newest first: however many were since.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="limit">Largest number of runs, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<RetuneRun>> ListStartedRunsAsync(string schedule, int limit, CancellationToken cancellationToken);

    /// <summary>Runs at a champion's place that have a session, newest first, whichever schedule they are of.</summary>
    /// <param name="key">The strategy and market.</param>
    /// <param name="limit">Largest number of runs, from 1.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ImmutableArray<RetuneRun>> ListTunedRunsAsync(ChampionKey key, int limit, CancellationToken cancellationToken);

    /// <summary>The latest run of a schedule that a trigger made; null for none.</summary>
    /// <param name="schedule">The schedule's name.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<RetuneRun?> FindLastRunAsync(string schedule, TriggerKind trigger, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a run that another takes the place of, unless it promotes, has promoted or has ended; what it spent stays.
    /// </summary>
    /// <param name="runId">Its id.</param>
    /// <param name="reason">Why, in plain words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ReplaceRunAsync(string runId, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a claimed run for an orchestration: of several that were started for one run, the first takes it, and keeps it when
    /// it asks again.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="orchestration">What distinguishes the orchestration.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the orchestration has the run, and the run has not ended.</returns>
    Task<bool> TakeRunAsync(string runId, string orchestration, CancellationToken cancellationToken);

    /// <summary>Writes where a run stands: its state, reason, session, trials, alpha, version, time limit and outcome; a run that has ended keeps its end.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The run as it is stored now.</returns>
    Task<RetuneRun> SetRunAsync(RetuneRun run, CancellationToken cancellationToken);

    /// <summary>Names the session of a run; one that has a session keeps it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The id of the session that the run has.</returns>
    Task<string> AssignSessionAsync(string runId, string sessionId, int trials, CancellationToken cancellationToken);

    /// <summary>What the paired tests at a champion's place spent since an instant.</summary>
    /// <param name="run">The run that is about to spend, which does not count itself.</param>
    /// <param name="since">The instant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<double> AlphaSpentAsync(RetuneRun run, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Asks for an approval, or reads the one that is there.</summary>
    /// <param name="approval">The approval, unanswered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Approval> AskApprovalAsync(Approval approval, CancellationToken cancellationToken);

    /// <summary>Reads an approval; null when nobody was asked.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Approval?> FindApprovalAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Answers an approval; the first answer before its expiry counts.</summary>
    /// <param name="answer">The answer, with when it was given.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The approval as it is stored now.</returns>
    /// <exception cref="InvalidOperationException">Nobody was asked.</exception>
    Task<Approval> DecideApprovalAsync(Approval answer, CancellationToken cancellationToken);
}
