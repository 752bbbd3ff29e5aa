using Tuning.Cli.Frame;
using Tuning.Sessions;
using Tuning.Validation.Gates;

namespace Tuning.Cli.Sessions;

/// <summary>The exit code that the end of a session means.</summary>
internal static class SessionExit
{
    /// <summary>The code of a session that has ended.</summary>
    /// <param name="state">The state in which it has.</param>
    /// <param name="verdict">Its verdict; null where it has none.</param>
    public static ExitCode CodeOf(SessionState state, Verdict? verdict) => state switch
    {
        SessionState.Completed => verdict is { IsWinner: false } ? ExitCode.NoWinner : ExitCode.Done,
        SessionState.TimedOut => ExitCode.TimedOut,
        SessionState.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };
}
