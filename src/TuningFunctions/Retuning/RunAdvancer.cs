using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Schema;
using TuningFunctions.Orchestrations;

namespace TuningFunctions.Retuning;

/// <summary>
/// Takes runs step by step. A step reads where its run stands in the store and writes where it stands then, so a step that is
/// repeated, after a crash in its midst or because nobody knows whether it was taken, goes on from there.
/// </summary>
/// <param name="runs">Where runs are kept.</param>
/// <param name="planner">What plans their sessions.</param>
/// <param name="judge">What judges them.</param>
/// <param name="stages">What leads challengers through approval, shadow stage, promotion and watch.</param>
/// <param name="time">The clock of looks at a watched champion.</param>
public sealed class RunAdvancer(
    IRunStore runs, RunPlanner planner, RunJudge judge, RunStages stages, TimeProvider time)
{
    private static readonly TimeSpan s_watchInterval = TimeSpan.FromHours(1);

    /// <summary>Takes the next step.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="orchestration">What distinguishes the orchestration that asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// Where the run stands then, with what somebody is told of that: the same again when the step is repeated. Ended for an
    /// orchestration that another one was before.
    /// </returns>
    public async Task<RunStep> AdvanceAsync(string runId, string orchestration, CancellationToken cancellationToken)
    {
        var isTaken = await runs.TakeRunAsync(runId, orchestration, cancellationToken);
        if (await runs.FindRunAsync(runId, cancellationToken) is not { } run
            || (!isTaken && !string.Equals(run.TakenBy, orchestration, StringComparison.Ordinal)))
        {
            return NotOurs(runId);
        }

        return StepOf(run.State switch
        {
            RunState.Ended => run,
            RunState.Running when await planner.OpenSessionAsync(run, cancellationToken) is { } open => open,
            RunState.Running => await judge.JudgeAsync(await ReadAsync(runId, cancellationToken), cancellationToken),
            _ => await stages.AdvanceAsync(run, cancellationToken),
        });
    }

    /// <summary>Ends a run whose step failed for good; one that has ended, or that another orchestration has, is left as it is.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="orchestration">What distinguishes the orchestration that asks; null where nothing is known of it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RunStep> FailAsync(string runId, string? orchestration, string reason, CancellationToken cancellationToken)
    {
        var run = await ReadAsync(runId, cancellationToken);
        if (orchestration is not null && run.TakenBy is { } holder && !string.Equals(holder, orchestration, StringComparison.Ordinal))
        {
            return NotOurs(runId);
        }

        return StepOf(await runs.SetRunAsync(
            run with { State = RunState.Ended, Outcome = RunOutcome.Failed, Reason = reason, Until = null }, cancellationToken));
    }

    private static RunStep NotOurs(string runId) => new(runId, Words.Of(RunState.Ended), HasEnded: true);

    private RunStep StepOf(RetuneRun run)
    {
        var step = new RunStep(run.RunId, Words.Of(run.State), run.State is RunState.Ended);
        return run.State switch
        {
            RunState.Running => step with { SessionId = run.SessionId },
            RunState.Ended => step with { Notice = run.Outcome is { } outcome ? Words.Of(outcome) : null },
            RunState.Watching => step with
            {
                WaitUntilUtc = Earlier(run.Until, time.GetUtcNow() + s_watchInterval).UtcDateTime,
                Notice = Words.Of(RunOutcome.Promoted),
            },
            RunState.AwaitingApproval => step with
            {
                WaitUntilUtc = run.Until?.UtcDateTime,
                Notice = Words.Of(RunState.AwaitingApproval),
            },
            _ => step with { WaitUntilUtc = run.Until?.UtcDateTime },
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;

    private async Task<RetuneRun> ReadAsync(string runId, CancellationToken cancellationToken) =>
        await runs.FindRunAsync(runId, cancellationToken) ?? throw new InvalidOperationException($"There is no run {runId}.");
}
