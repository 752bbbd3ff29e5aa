using System.Collections.Immutable;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Progress;
using Tuning.Sessions;
using Tuning.Storage.Configuration;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>Runs a planned session on the host to its end, shows how far it is, and turns its result into an outcome.</summary>
/// <param name="line">The sessions of the home.</param>
/// <param name="home">The home.</param>
/// <param name="settings">Where sessions and artifacts are kept.</param>
/// <param name="shell">The shell.</param>
internal sealed class SessionRun(SessionLine line, string home, StorageSettings settings, Shell shell)
{
    private AttachedServer? _server = HomeLock.FindHolder(home) is { Address: { } address } holder
        ? new AttachedServer(home, holder.ProcessId, address, shell.Time)
        : null;

    /// <summary>Shows a result with its trials, best first; null for the usual view.</summary>
    public Func<SessionSummary, ImmutableArray<BestTrial>, Action<Page>>? View { get; init; }

    /// <summary>
    /// Why no session of a home can be run now: another process runs its engine and serves no address. Null when the home is free
    /// or its server can be asked.
    /// </summary>
    /// <param name="home">The home.</param>
    public static Outcome? RefusalOf(string home) =>
        HomeLock.FindHolder(home) is { Address: null } holder ? InUse(new HomeInUseException(home, holder)) : null;

    /// <summary>Why a session of ask and tell cannot be run now: nobody could ask for its trials. Null where a server of the home answers.</summary>
    /// <param name="home">The home.</param>
    public static Outcome? RefusalOfAskTell(string home) => HomeLock.FindHolder(home) is { Address: not null }
        ? null
        : Outcome.Invalid(
            "nobody could ask for the trials",
            new Problem("strategy", "asktell", "a running server of this home: start tune serve, then run the file again"));

    /// <summary>Runs a session from where it stands; one that has ended shows its stored result.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="quiet">Whether to show no progress.</param>
    /// <param name="cancellationToken">Interrupts the run; the session can be resumed.</param>
    public async Task<Outcome> ToEndAsync(string sessionId, bool quiet, CancellationToken cancellationToken)
    {
        try
        {
            var plan = await line.Plans.ReadAsync(sessionId, cancellationToken);
            var stored = await StoredAsync(sessionId, cancellationToken);
            if (stored is null && _server is null && plan.Spec.External is ExternalSpec.AskTell && RefusalOfAskTell(home) is { } alone)
            {
                return alone;
            }

            var summary = stored ?? await ProgressView.ShowAsync(
                shell,
                quiet,
                plan.Spec.Name,
                "trials",
                view => RunAsync(sessionId, new TrialProgress(plan.TotalTrials, view), cancellationToken));
            var ranking = summary.ResultHash is null
                ? []
                : await line.Closer.RankAsync(sessionId, int.MaxValue, cancellationToken);
            return Outcome.Of(
                summary,
                SessionJson.Default.SessionSummary,
                View is null ? new SessionView(plan, summary, ranking).WriteTo : View(summary, ranking),
                SessionExit.CodeOf(summary.State, summary.Verdict));
        }
        catch (HomeInUseException taken)
        {
            return InUse(taken);
        }
        catch (HttpRequestException lost)
        {
            return Outcome.Failed($"{lost.Message} What is done is kept: tune resume {sessionId}");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Outcome.Interrupted(_server is null
                ? $"interrupted; what is done is kept: tune resume {sessionId}"
                : $"interrupted; {_server.Name} goes on with it: tune resume {sessionId}");
        }
    }

    private async Task<SessionSummary> RunAsync(string sessionId, IProgress<int> progress, CancellationToken cancellationToken)
    {
        try
        {
            return _server is null
                ? await RunHereAsync(sessionId, progress, cancellationToken)
                : await _server.RunAsync(sessionId, progress, cancellationToken);
        }
        catch (HomeInUseException taken) when (taken.Holder is { Address: { } address } holder)
        {
            // Somebody else took the home between the look and the start.
            _server = new AttachedServer(home, holder.ProcessId, address, shell.Time);
            return await _server.RunAsync(sessionId, progress, cancellationToken);
        }
    }

    private async Task<SessionSummary> RunHereAsync(string sessionId, IProgress<int> progress, CancellationToken cancellationToken)
    {
        await using var host = await SessionHost.StartAsync(home, settings, url: null, log: null, line.ShareWith, cancellationToken);
        await SessionLauncher.LaunchAsync(host.Client, sessionId, cancellationToken);
        if (await line.Store.FindSessionAsync(sessionId, cancellationToken) is { State: SessionState.Paused })
        {
            await host.Controls.ResumeAsync(host.Client, sessionId, cancellationToken);
        }

        return await host.Launcher.WaitAsync(host.Client, sessionId, progress, cancellationToken);
    }

    private async Task<SessionSummary?> StoredAsync(string sessionId, CancellationToken cancellationToken) =>
        await line.Store.FindSessionAsync(sessionId, cancellationToken) is { } session ? SessionCloser.Read(session) : null;

    private static Outcome InUse(HomeInUseException taken) =>
        Outcome.Failed($"{taken.Message} One engine a home: end it, or use --home.");
}
