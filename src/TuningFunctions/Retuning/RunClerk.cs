using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Retuning;

/// <summary>
/// Looks which schedules are due, claims their runs and starts them, and looks after those that have not ended. Any number of
/// hosts may look at once: a run is claimed by inserting it, and taken by one orchestration.
/// </summary>
/// <param name="book">The schedules.</param>
/// <param name="claims">What claims runs.</param>
/// <param name="watcher">What looks at triggers.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="sessions">Where sessions are kept.</param>
/// <param name="controls">What cancels the sessions of replaced runs.</param>
/// <param name="telemetry">What counts.</param>
/// <param name="logger">Where schedules that cannot be looked at are written.</param>
public sealed class RunClerk(
    ScheduleBook book,
    RunClaims claims,
    TriggerWatcher watcher,
    IRunStore runs,
    ISessionStore sessions,
    SessionControls controls,
    RetuneTelemetry telemetry,
    ILogger<RunClerk> logger)
{
    private const int RunsLookedAt = 20;
    private const int OrchestrationDigits = 32;

    /// <summary>Looks once.</summary>
    /// <param name="client">The host's client.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task LookAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        foreach (var kept in await book.ListAsync(cancellationToken))
        {
            try
            {
                await LookAtAsync(kept.Required, kept.Stored.ClaimedUntil, cancellationToken);
                telemetry.Looked(kept.Name);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One schedule that cannot be read, or whose data is damaged, must not keep the others from running.
                telemetry.LookFailed(kept.Name, failure);
                logger.ScheduleFailed(kept.Name, failure);
            }
        }

        await TendAsync(client, cancellationToken);
        await telemetry.SurveyAsync(cancellationToken);
    }

    private async Task LookAtAsync(Schedule schedule, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        if (schedule.IsEnabled)
        {
            await claims.ClaimDueAsync(schedule, claimedUntil, cancellationToken);
            await watcher.LookAsync(schedule, cancellationToken);
        }

        await claims.ReplaceAsync(schedule, cancellationToken);
    }

    private async Task TendAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var open = await runs.ListOpenRunsAsync(cancellationToken);
        foreach (var group in open.GroupBy(run => run.Schedule, StringComparer.Ordinal))
        {
            await TendAsync(client, [.. group], cancellationToken);
        }
    }

    private async Task TendAsync(DurableTaskClient client, ImmutableArray<RetuneRun> open, CancellationToken cancellationToken)
    {
        foreach (var run in open.Where(run => run.TakenBy is not null || run.State is RunState.Claimed))
        {
            await TendStartedAsync(client, run, cancellationToken);
        }

        // Of a schedule one run at a time starts, the oldest, once the one before it and its session have ended.
        if (open.Any(run => run.TakenBy is not null && run.Blocks)
            || open.FirstOrDefault(run => run.TakenBy is null) is not { } next
            || !await HaveSessionsEndedAsync(client, next.Schedule, cancellationToken))
        {
            return;
        }

        if (next.State is RunState.Queued)
        {
            next = await runs.SetRunAsync(next with { State = RunState.Claimed }, cancellationToken);
        }

        if (next.State is RunState.Claimed)
        {
            await StartAsync(client, next.RunId, cancellationToken);
        }
    }

    private async Task TendStartedAsync(DurableTaskClient client, RetuneRun run, CancellationToken cancellationToken)
    {
        // Of another host's task hub nothing is known here.
        if (await client.GetInstanceAsync(run.RunId, cancellationToken) is not { } instance)
        {
            return;
        }

        if (instance.IsCompleted)
        {
            // One that was started here for a run that another host took has completed, and says nothing of the run. One that
            // failed may have lost the store before it could take the run.
            if (instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated
                && await runs.FindRunAsync(run.RunId, cancellationToken) is { State: not RunState.Ended } still)
            {
                await runs.SetRunAsync(
                    still with
                    {
                        State = RunState.Ended,
                        Outcome = RunOutcome.Failed,
                        Reason = $"its orchestration ended {instance.RuntimeStatus}: {instance.FailureDetails?.ErrorMessage}",
                    },
                    cancellationToken);
            }
        }
        else if (run.State is RunState.AwaitingApproval
            && await runs.FindApprovalAsync(run.RunId, cancellationToken) is { IsApproved: not null })
        {
            await client.RaiseEventAsync(run.RunId, RetuneMarket.WakeEvent, Words.Of(RunState.AwaitingApproval), cancellationToken);
        }
    }

    // A run that was replaced has ended, but its session may still be stopping.
    private async Task<bool> HaveSessionsEndedAsync(DurableTaskClient client, string schedule, CancellationToken cancellationToken)
    {
        var allEnded = true;
        foreach (var run in await runs.ListStartedRunsAsync(schedule, RunsLookedAt, cancellationToken))
        {
            if (run is { Outcome: RunOutcome.Replaced, SessionId: { } id }
                && await sessions.FindSessionAsync(id, cancellationToken) is { Ending: null } session
                && await client.GetInstanceAsync(id, cancellationToken) is { IsCompleted: false })
            {
                allEnded = false;
                if (!session.IsCancelRequested)
                {
                    await controls.CancelAsync(client, id, cancellationToken);
                }
            }
        }

        return allEnded;
    }

    private static async Task StartAsync(DurableTaskClient client, string runId, CancellationToken cancellationToken)
    {
        // An id that has ended is never started again: the first step would find the run ended all the same.
        if (await client.GetInstanceAsync(runId, cancellationToken) is not null)
        {
            return;
        }

        // Two hosts may start the same run at the same instant: what tells their orchestrations apart is no matter of time.
        var input = new RunInput(runId, RandomNumberGenerator.GetHexString(OrchestrationDigits, lowercase: true));
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RetuneMarket), input, new StartOrchestrationOptions(runId), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else started it in between; what the client throws then is another exception in each host.
            if (await client.GetInstanceAsync(runId, cancellationToken) is null)
            {
                throw;
            }
        }
    }
}
