using Tuning.Cli.Frame;
using Tuning.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The exit code that the end of a session means.</summary>
internal static class SessionExit
{
    /// <summary>The code of a state in which a session has ended.</summary>
    /// <param name="state">The state.</param>
    public static ExitCode CodeOf(SessionState state) => state switch
    {
        SessionState.Completed => ExitCode.Done,
        SessionState.TimedOut => ExitCode.TimedOut,
        SessionState.Cancelled => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };
}
