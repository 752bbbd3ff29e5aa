using Microsoft.Azure.Functions.Worker;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Activities;

/// <summary>
/// Takes a session up: reads the plan that its launch validated and stored, marks it as running, and tells the
/// orchestration the counts and limits that it needs.
/// </summary>
/// <param name="plans">The stored plans.</param>
/// <param name="store">Where the session is kept.</param>
public sealed class PlanSession(PlanCache plans, ISessionStore store)
{
    private const int MostJobs = 256;
    private const int MostSearches = 16;
    private const double Margin = 60;

    // A job may be queued behind others, run and be repeated twice before it is given up.
    private const double QueueFactor = 4;

    /// <summary>Takes the session up.</summary>
    /// <param name="input">The session.</param>
    /// <param name="cancellationToken">Ends the work when the host stops.</param>
    [Function(nameof(PlanSession))]
    public async Task<PlannedSession> RunAsync([ActivityTrigger] SessionInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var plan = await plans.ReadAsync(input.SessionId, cancellationToken);
        await store.SetStateAsync(input.SessionId, SessionState.Running, cancellationToken);
        var session = await store.FindSessionAsync(input.SessionId, cancellationToken);
        var budget = plan.Spec.Budget;
        // Searches share what the session may use: few of them with several jobs each, or many with one.
        var parallel = budget.MaxParallel is 0 ? MostJobs : Math.Min(budget.MaxParallel, MostJobs);
        var atATime = Math.Min(Math.Min(plan.Searches, parallel), MostSearches);
        return new PlannedSession(
            plan.TotalTrials,
            plan.Deadline.UtcDateTime,
            parallel / atATime,
            Math.Min(
                Margin + (QueueFactor * plan.JobSize * budget.TrialTimeout.TotalSeconds),
                Margin + budget.SessionTimeout.TotalSeconds),
            session?.Ending is not null)
        {
            Searches = plan.Searches,
            SearchesAtATime = atATime,
            IsValidated = plan.Windows is not null,
        };
    }
}
