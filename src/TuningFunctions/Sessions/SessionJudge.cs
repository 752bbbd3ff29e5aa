using System.Collections.Immutable;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Validation.Checking;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;
using Tuning.Validation.WalkForwards;

namespace TuningFunctions.Sessions;

/// <summary>Comes to the verdict of a session from its stored evidence, and has it checked by code of its own.</summary>
/// <param name="searches">What knows the space of a plan.</param>
/// <param name="evidence">Where evidence is kept.</param>
public sealed class SessionJudge(SearchCache searches, EvidenceStore evidence)
{
    /// <summary>What compares a verdict with its evidence; the independent check unless stated.</summary>
    public Func<SessionEvidence, Verdict, ImmutableArray<VerdictDifference>> Check { get; init; } = VerdictCheck.Differences;

    /// <summary>The verdict of a session, with the evidence that it follows from.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">Evidence is missing, or the check comes to another verdict.</exception>
    public async Task<JudgedSession> JudgeAsync(SessionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var session = WalkForwardSessions.Of(plan, searches.SpaceOf(plan));
        var folds = ImmutableArray.CreateBuilder<FoldEvidence>(session.Plan.Folds.Length);
        foreach (var fold in session.Plan.Folds)
        {
            folds.Add(await evidence.FindAsync(new FoldKey(plan.SessionId, fold.Number), cancellationToken)
                ?? throw new InvalidOperationException($"Fold {fold.Number} was not tested."));
        }

        var holdout = await evidence.FindHoldoutAsync(plan.SessionId, cancellationToken)
            ?? throw new InvalidOperationException("The final choice was not evaluated on the holdout.");
        var all = WalkForward.Assemble(
            session with { OverlappingSessions = holdout.OverlappingSessions }, folds.ToImmutable(), holdout.Choice, holdout.Record) with
        {
            HoldoutTakenBy = holdout.TakenBy,
        };
        var verdict = VerdictRules.Judge(all);
        RequireNone(Check(all, verdict));
        return new JudgedSession(all, verdict);
    }

    /// <summary>Fails where something differs.</summary>
    /// <param name="differences">What differs.</param>
    /// <exception cref="InvalidOperationException">Something does.</exception>
    internal static void RequireNone(ImmutableArray<VerdictDifference> differences)
    {
        if (!differences.IsEmpty)
        {
            throw new InvalidOperationException(
                $"The verdict does not follow from its evidence: {string.Join("; ", differences.Select(found => $"{found.Path} is {found.Told}, recomputed {found.Recomputed}"))}");
        }
    }
}
