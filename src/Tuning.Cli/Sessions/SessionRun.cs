using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Progress;
using Tuning.Sessions;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>Runs a planned session to its end, shows how far it is, and turns its result into an outcome.</summary>
/// <param name="line">The sessions of the home.</param>
/// <param name="shell">The shell.</param>
internal sealed class SessionRun(SessionLine line, Shell shell)
{
    /// <summary>Runs a session from where it stands; one that has ended shows its stored result.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="quiet">Whether to show no progress.</param>
    /// <param name="cancellationToken">Interrupts the run; the session can be resumed.</param>
    public async Task<Outcome> ToEndAsync(string sessionId, bool quiet, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await line.Plans.ReadAsync(sessionId, cancellationToken);
            var summary = await StoredAsync(sessionId, cancellationToken) ?? await ProgressView.ShowAsync(
                shell,
                quiet,
                plan.Spec.Name,
                "trials",
                view => line.Loop.RunAsync(sessionId, new TrialProgress(plan.PlannedTrials, view), cancellationToken));
            var ranking = await line.Closer.RankAsync(sessionId, int.MaxValue, cancellationToken);
            return Outcome.Of(
                summary, SessionJson.Default.SessionSummary, new SessionView(plan, summary, ranking).WriteTo, CodeOf(summary.State));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Outcome.Interrupted($"interrupted; what is done is kept: tune resume {sessionId}");
        }
    }

    private async Task<SessionSummary?> StoredAsync(string sessionId, CancellationToken cancellationToken) =>
        await line.Store.FindSessionAsync(sessionId, cancellationToken) is { } session ? SessionCloser.Read(session) : null;

    private static ExitCode CodeOf(SessionState state) => state switch
    {
        SessionState.Completed => ExitCode.Done,
        SessionState.TimedOut => ExitCode.TimedOut,
        SessionState.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };
}
