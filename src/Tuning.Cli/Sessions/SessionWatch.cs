using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Progress;
using TuningFunctions.Http;

namespace Tuning.Cli.Sessions;

/// <summary>Shows how far a session is, until it has ended.</summary>
/// <param name="shell">The shell.</param>
internal sealed class SessionWatch(Shell shell)
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    /// <summary>Watches a session that somebody runs.</summary>
    /// <param name="desk">Where it is looked at.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="quiet">Whether to show no progress.</param>
    /// <param name="cancellationToken">Ends the watch; the session goes on.</param>
    /// <exception cref="HttpRequestException">The server is gone.</exception>
    public async Task<Outcome> ToEndAsync(ISessionDesk desk, SessionStatus status, bool quiet, CancellationToken cancellationToken)
    {
        var ended = await ProgressView.ShowAsync(
            shell, quiet, status.Name, "trials", view => LookAsync(desk, status, view, cancellationToken));
        return Outcome.Of(
            ended,
            CliJson.Default.SessionStatus,
            page =>
            {
                page.Line($"{ended.Session}  {ended.State}  {ended.Trials.Completed} of {ended.Trials.Planned} trials completed");
                VerdictView.Write(page, ended.Result?.Verdict);
                FiguresView.Write(page, ended.Result?.Figures);
            },
            SessionExit.CodeOf(ended.State, ended.Result?.Verdict));
    }

    private async Task<SessionStatus> LookAsync(
        ISessionDesk desk, SessionStatus status, IProgress<WorkDone> view, CancellationToken cancellationToken)
    {
        while (true)
        {
            var trials = status.Trials;
            view.Report(new WorkDone(
                trials.Completed + trials.Failed + trials.Pruned + trials.TimedOut + (status.Result is null ? 0 : trials.Cancelled),
                trials.Planned));
            if (status.Result is not null)
            {
                return status;
            }

            await Task.Delay(s_look, shell.Time, cancellationToken);
            status = await desk.FindAsync(status.Session, cancellationToken)
                ?? throw new HttpRequestException($"{desk.Place} no longer has session {status.Session}.");
        }
    }
}
