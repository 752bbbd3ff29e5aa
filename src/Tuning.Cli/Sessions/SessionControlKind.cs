namespace Tuning.Cli.Sessions;

/// <summary>What can be done to a session that has not ended.</summary>
internal enum SessionControlKind
{
    /// <summary>It ends, its running trials too.</summary>
    Cancel,

    /// <summary>It waits before its next batch.</summary>
    Pause,

    /// <summary>It goes on.</summary>
    Resume,
}
