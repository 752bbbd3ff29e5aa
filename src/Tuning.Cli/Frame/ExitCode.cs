namespace Tuning.Cli.Frame;

/// <summary>The exit codes of every command.</summary>
internal enum ExitCode
{
    /// <summary>The work was done; for a validated session: there is a winner.</summary>
    Done = 0,

    /// <summary>The work failed.</summary>
    Failed = 1,

    /// <summary>The input is invalid or the data were refused; nothing was stored.</summary>
    Invalid = 2,

    /// <summary>The session reached its deadline.</summary>
    TimedOut = 3,

    /// <summary>The session completed and has no winner.</summary>
    NoWinner = 4,

    /// <summary>The user or the system interrupted the command.</summary>
    Interrupted = 130,
}
