using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;

namespace TuningFunctions.Retuning;

/// <summary>Leads a challenger through approval, shadow stage, promotion and watch. Each step may be repeated.</summary>
/// <param name="book">The schedules.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="champions">Where champions are kept.</param>
/// <param name="markets">Where the data of markets are noted.</param>
/// <param name="windows">What evaluates versions.</param>
/// <param name="performance">What live feedback says.</param>
/// <param name="time">The clock of deadlines.</param>
public sealed class RunStages(
    ScheduleBook book,
    IRunStore runs,
    IChampionStore champions,
    IMarketStore markets,
    IMarketWindows windows,
    PerformanceBook performance,
    TimeProvider time)
{
    /// <summary>The name that the audit has where no key asked.</summary>
    public const string Nobody = "schedule";

    /// <summary>Begins the way of a challenger.</summary>
    /// <param name="run">Its run.</param>
    /// <param name="version">The challenger.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RetuneRun> BeginAsync(
        RetuneRun run, ChampionVersion version, Schedule schedule, PromotionDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(decision);
        if (decision.Step is not PromotionStep.AskApproval)
        {
            return await ProceedAsync(run with { Reason = decision.Reason }, version, schedule, Nobody, cancellationToken);
        }

        var approval = await runs.AskApprovalAsync(
            new Approval(run.RunId, time.GetUtcNow() + schedule.Promotion.ApprovalExpiry), cancellationToken);
        return await runs.SetRunAsync(
            run with { State = RunState.AwaitingApproval, Until = approval.ExpiresAt, Reason = decision.Reason }, cancellationToken);
    }

    /// <summary>Goes on with a run that waits, as far as it may.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RetuneRun> AdvanceAsync(RetuneRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var version = run.Version is { } number ? await champions.FindVersionAsync(run.Key, number, cancellationToken) : null;
        if (version is null)
        {
            return run;
        }

        var schedule = await book.FindAsync(run.Schedule, cancellationToken);
        return run.State switch
        {
            RunState.AwaitingApproval => await SettleApprovalAsync(run, version, schedule, cancellationToken),
            RunState.Shadow when time.GetUtcNow() >= run.Until => await SettleShadowAsync(run, version, schedule, cancellationToken),
            RunState.Promoting => await PromoteAsync(run, version, schedule, cancellationToken),
            RunState.Watching => await WatchAsync(run, version, cancellationToken),
            _ => run,
        };
    }

    private async Task<RetuneRun> SettleApprovalAsync(
        RetuneRun run, ChampionVersion version, Schedule? schedule, CancellationToken cancellationToken)
    {
        var approval = await runs.FindApprovalAsync(run.RunId, cancellationToken)
            ?? throw new InvalidOperationException($"Nobody was asked to approve {run.RunId}.");
        switch (approval.IsApproved)
        {
            case true when schedule is not null:
                await NoteAsync(run, version, AuditKind.Approved, approval.Comment ?? "approved", approval.KeyName!, cancellationToken);
                return await ProceedAsync(run, version, schedule, approval.KeyName!, cancellationToken);
            case true:
                return await EndAsync(run, RunOutcome.Failed, "its schedule was removed", cancellationToken);
            case null when time.GetUtcNow() < approval.ExpiresAt:
                return run;
            case null:
                await NoteAsync(run, version, AuditKind.Expired, $"nobody approved it by {approval.ExpiresAt:O}", Nobody, cancellationToken);
                return await EndAsync(run, RunOutcome.Expired, "nobody approved it in time", cancellationToken);
            default:
                await NoteAsync(run, version, AuditKind.Rejected, approval.Comment ?? "rejected", approval.KeyName!, cancellationToken);
                return await EndAsync(run, RunOutcome.Rejected, approval.Comment ?? "somebody turned it down", cancellationToken);
        }
    }

    private async Task<RetuneRun> ProceedAsync(
        RetuneRun run, ChampionVersion version, Schedule schedule, string keyName, CancellationToken cancellationToken)
    {
        if (schedule.Promotion.Shadow == TimeSpan.Zero)
        {
            return await PromoteNextAsync(run, cancellationToken);
        }

        await NoteAsync(run, version, AuditKind.Shadowed, $"compared with the champion for {schedule.Promotion.Shadow}", keyName, cancellationToken);
        return await runs.SetRunAsync(
            run with { State = RunState.Shadow, Until = time.GetUtcNow() + schedule.Promotion.Shadow }, cancellationToken);
    }

    private async Task<RetuneRun> SettleShadowAsync(
        RetuneRun run, ChampionVersion version, Schedule? schedule, CancellationToken cancellationToken)
    {
        var data = await markets.ReadDataAsync(run.Key.Market, cancellationToken);
        var champion = version.TestedAgainst is { } held ? await champions.FindVersionAsync(run.Key, held, cancellationToken) : null;
        var decision = ShadowRules.Decide(
            await windows.SinceAsync(data, version, version.Parameters, version.SeenEndNs, cancellationToken),
            champion is null ? null : await windows.SinceAsync(data, version, champion.Parameters, version.SeenEndNs, cancellationToken));
        if (decision.Step is PromotionStep.Proceed && schedule is not null)
        {
            return await PromoteNextAsync(run with { Reason = decision.Reason }, cancellationToken);
        }

        await NoteAsync(run, version, AuditKind.Refused, decision.Reason, Nobody, cancellationToken);
        return await EndAsync(run, RunOutcome.Kept, $"after its shadow stage: {decision.Reason}", cancellationToken);
    }

    // The promotion is a step of its own: what was decided stands in the store before the place changes hands, so that a crash
    // between them is no second decision, which would find the challenger to be the champion.
    private Task<RetuneRun> PromoteNextAsync(RetuneRun run, CancellationToken cancellationToken) =>
        runs.SetRunAsync(run with { State = RunState.Promoting, Until = null }, cancellationToken);

    private async Task<RetuneRun> PromoteAsync(
        RetuneRun run, ChampionVersion version, Schedule? schedule, CancellationToken cancellationToken)
    {
        if (schedule is null)
        {
            return await EndAsync(run, RunOutcome.Failed, "its schedule was removed", cancellationToken);
        }

        if (await HaltOfAsync(run, version, cancellationToken) is { } slippage)
        {
            await NoteAsync(run, version, AuditKind.Refused, slippage, Nobody, cancellationToken);
            return await EndAsync(run, RunOutcome.Halted, slippage, cancellationToken);
        }

        var keyName = (await runs.FindApprovalAsync(run.RunId, cancellationToken))?.KeyName ?? Nobody;
        var change = await champions.ChangeSlotAsync(
            new AuditEntry(run.Key, $"promoted:{run.RunId}", AuditKind.Promoted, version.Version, run.Reason, keyName, time.GetUtcNow())
            {
                PreviousVersion = version.TestedAgainst,
                RunId = run.RunId,
            },
            cancellationToken);
        if (!change.IsDone)
        {
            await NoteAsync(run, version, AuditKind.Refused, change.Conflict!, Nobody, cancellationToken);
            return await EndAsync(run, RunOutcome.Conflict, change.Conflict!, cancellationToken);
        }

        return schedule.Promotion.Watch > TimeSpan.Zero
            ? await runs.SetRunAsync(
                run with { State = RunState.Watching, Until = time.GetUtcNow() + schedule.Promotion.Watch }, cancellationToken)
            : await EndAsync(run, RunOutcome.Promoted, run.Reason, cancellationToken);
    }

    // Fills that came in while somebody was asked, or during the shadow stage, may slip more than those that the challenger was
    // judged with. A place that has changed hands is no longer the champion's to keep: before a crash, by this very step.
    private async Task<string?> HaltOfAsync(RetuneRun run, ChampionVersion version, CancellationToken cancellationToken) =>
        version.TestedAgainst is { } held
        && (await champions.ReadSlotAsync(run.Key, cancellationToken)).Version == held
        && await champions.FindVersionAsync(run.Key, held, cancellationToken) is { } champion
        && await performance.SlippageAsync(champion, cancellationToken) is { Halts: true } slippage
            ? slippage.Why
            : null;

    private async Task<RetuneRun> WatchAsync(RetuneRun run, ChampionVersion version, CancellationToken cancellationToken)
    {
        var slot = await champions.ReadSlotAsync(run.Key, cancellationToken);
        if (slot.Version != version.Version)
        {
            // Taken back by a person, or by this very step before a crash.
            var back = (await champions.ReadAuditAsync(run.Key, cancellationToken))
                .LastOrDefault(entry => entry.Kind is AuditKind.RolledBack && entry.PreviousVersion == version.Version);
            return back is null
                ? await EndAsync(run, RunOutcome.Promoted, "another version took its place while it was watched", cancellationToken)
                : await EndAsync(run, RunOutcome.RolledBack, back.Reason, cancellationToken);
        }

        var hours = await performance.HoursSinceAsync(version, cancellationToken);
        var slippage = await performance.SlippageAsync(version, cancellationToken);
        if (WatchRules.BreachOf(version.ReferenceHours, version.BlockHours, hours, slippage) is { } breach)
        {
            return await TakeBackAsync(run, version, breach, cancellationToken);
        }

        return time.GetUtcNow() >= run.Until ? await EndAsync(run, RunOutcome.Promoted, run.Reason, cancellationToken) : run;
    }

    private async Task<RetuneRun> TakeBackAsync(RetuneRun run, ChampionVersion version, string breach, CancellationToken cancellationToken)
    {
        if (version.TestedAgainst is not { } before)
        {
            return await EndAsync(run, RunOutcome.Promoted, $"{breach}; there is no champion before it to go back to", cancellationToken);
        }

        var change = await champions.ChangeSlotAsync(
            new AuditEntry(run.Key, $"rolledBack:{run.RunId}", AuditKind.RolledBack, before, breach, Nobody, time.GetUtcNow())
            {
                PreviousVersion = version.Version,
                RunId = run.RunId,
            },
            cancellationToken);
        return change.IsDone
            ? await EndAsync(run, RunOutcome.RolledBack, breach, cancellationToken)
            : await EndAsync(run, RunOutcome.Promoted, change.Conflict!, cancellationToken);
    }

    private Task NoteAsync(
        RetuneRun run, ChampionVersion version, AuditKind kind, string reason, string keyName, CancellationToken cancellationToken) =>
        champions.AddEntryAsync(
            new AuditEntry(run.Key, $"{kind}:{run.RunId}", kind, version.Version, reason, keyName, time.GetUtcNow()) { RunId = run.RunId },
            cancellationToken);

    private Task<RetuneRun> EndAsync(RetuneRun run, RunOutcome outcome, string reason, CancellationToken cancellationToken) =>
        runs.SetRunAsync(run with { State = RunState.Ended, Outcome = outcome, Reason = reason, Until = null }, cancellationToken);
}
