using System.Collections.Immutable;
using System.Text.Json;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Schedules;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Statistics;
using TuningFunctions.Sessions;

namespace TuningFunctions.Retuning;

/// <summary>Judges a run whose session has ended: verdict, paired test against the champion on the holdout, and what follows.</summary>
/// <param name="book">The schedules.</param>
/// <param name="runs">Where runs are kept.</param>
/// <param name="champions">Where champions are kept.</param>
/// <param name="windows">What evaluates the champion.</param>
/// <param name="performance">What fills say of the champion.</param>
/// <param name="stages">What follows.</param>
/// <param name="plans">The stored plans.</param>
/// <param name="evidence">What the challenger did on the holdout.</param>
/// <param name="sessions">Where sessions are kept.</param>
/// <param name="time">The clock of the year that alpha is spent in.</param>
public sealed class RunJudge(
    ScheduleBook book,
    IRunStore runs,
    IChampionStore champions,
    IMarketWindows windows,
    PerformanceBook performance,
    RunStages stages,
    PlanCache plans,
    EvidenceStore evidence,
    ISessionStore sessions,
    TimeProvider time)
{
    /// <summary>Judges a run.</summary>
    /// <param name="run">The run, with a session.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RetuneRun> JudgeAsync(RetuneRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var id = run.SessionId ?? throw new InvalidOperationException($"Run {run.RunId} has no session.");
        var session = await sessions.FindSessionAsync(id, cancellationToken);
        if (session is not { State: SessionState.Completed } || SessionCloser.Read(session) is not { } summary)
        {
            var error = session?.Ending is { } ending ? $"{ending.State}: {ending.ErrorMessage}" : "it did not end";
            return await EndAsync(run, RunOutcome.Failed, $"session {id} came to no result: {error}", cancellationToken);
        }

        if (await book.FindAsync(run.Schedule, cancellationToken) is not { } schedule)
        {
            return await EndAsync(run, RunOutcome.Failed, "its schedule was removed", cancellationToken);
        }

        var plan = await plans.ReadAsync(id, cancellationToken);
        var slot = await champions.ReadSlotAsync(run.Key, cancellationToken);
        var champion = slot.Version is { } held ? await champions.FindVersionAsync(run.Key, held, cancellationToken) : null;
        var holdout = await evidence.FindHoldoutAsync(id, cancellationToken);
        var decision = PromotionRules.Decide(new PromotionCase(
            schedule.Promotion, summary.Verdict, session.PlanHash, await AlphaAsync(run, schedule, cancellationToken))
        {
            Challenger = holdout?.Record,
            ChampionParameters = champion?.Parameters,
            // Both are scored in the same touch of the holdout.
            Champion = champion is null || summary.Verdict is not { IsWinner: true }
                ? null
                : await windows.HoldoutAsync(plan, champion.Parameters, cancellationToken),
            Slippage = champion is null ? null : await performance.SlippageAsync(champion, cancellationToken),
        });
        run = run with { AlphaSpent = decision.AlphaSpent };
        if (decision.Step is PromotionStep.Keep or PromotionStep.Halt)
        {
            var outcome = decision.Step is PromotionStep.Halt ? RunOutcome.Halted : RunOutcome.Kept;
            return await EndAsync(run, outcome, decision.Reason, cancellationToken);
        }

        var version = await AddAsync(run, session, plan, slot, decision, cancellationToken);
        return await stages.BeginAsync(run with { Version = version.Version }, version, schedule, decision, cancellationToken);
    }

    private async Task<double> AlphaAsync(RetuneRun run, Schedule schedule, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var spent = await runs.AlphaSpentAsync(run, now - AlphaBudget.Year, cancellationToken);
        return AlphaBudget.Next(schedule.Promotion.YearlyAlpha, schedule.RunsAYear(now), spent);
    }

    private async Task<ChampionVersion> AddAsync(
        RetuneRun run, StoredSession session, SessionPlan plan, ChampionSlot slot, PromotionDecision decision, CancellationToken cancellationToken)
    {
        var verdict = SessionCloser.Read(session)!.Verdict!;
        var holdout = (await evidence.FindHoldoutAsync(session.SessionId, cancellationToken))!.Record!;
        var hours = ImmutableArray.CreateBuilder<double>();
        for (var fold = 0; fold < plan.FinalFold; fold++)
        {
            hours.AddRange((await evidence.FindAsync(new FoldKey(session.SessionId, fold), cancellationToken))?.Test.HourlyPnl ?? []);
        }

        hours.AddRange(holdout.HourlyPnl);
        double[] holds = [.. holdout.HoldHours.Order()];
        var now = time.GetUtcNow();
        return await champions.AddVersionAsync(
            new ChampionVersion(run.Key, 0, run.RunId, verdict.Parameters!)
            {
                SessionId = session.SessionId,
                PlanHash = session.PlanHash,
                DataSha256 = plan.Datasets[0].Sha256,
                Environment = plan.Spec.Environment,
                TrainStartNs = plan.Windows!.Final.Start,
                TrainEndNs = plan.Windows.Final.End,
                SeenEndNs = plan.Windows.Holdout.End,
                TestedAgainst = slot.Version,
                ReferenceHours = hours.ToImmutable(),
                BlockHours = StationaryBootstrap.BlockHours(holds.Length == 0 ? 0 : holds[holds.Length / 2]),
                AssumedSlippageBps = windows.AssumedSlippageBps(plan.Spec.Environment),
                Verdict = verdict.Title,
                CreatedAt = now,
            },
            new AuditEntry(run.Key, $"challenged:{run.RunId}", AuditKind.Challenged, 0, decision.Reason, RunStages.Nobody, now)
            {
                RunId = run.RunId,
                EvidenceJson = JsonSerializer.Serialize(
                    new ChallengeEvidence(session.SessionId, session.PlanHash, plan.Datasets[0].Sha256, verdict.Title, decision.Test),
                    RetuneJson.Default.ChallengeEvidence),
            },
            cancellationToken);
    }

    private Task<RetuneRun> EndAsync(RetuneRun run, RunOutcome outcome, string reason, CancellationToken cancellationToken) =>
        runs.SetRunAsync(run with { State = RunState.Ended, Outcome = outcome, Reason = reason, Until = null }, cancellationToken);
}
