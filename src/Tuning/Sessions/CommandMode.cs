namespace Tuning.Sessions;

/// <summary>How long the process of a command lives.</summary>
public enum CommandMode
{
    /// <summary>Processes that stay: a line with a trial in, a line with its answer out, until they are no longer needed.</summary>
    Pool,

    /// <summary>A process a trial: the trial on its standard input, which then ends, and one answer.</summary>
    Process,
}
