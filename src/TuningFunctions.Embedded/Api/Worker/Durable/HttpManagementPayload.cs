namespace Microsoft.Azure.Functions.Worker;

/// <summary>The addresses by which a client watches and steers an instance.</summary>
public class HttpManagementPayload
{
    /// <summary>The instance's id.</summary>
    public string? Id { get; internal init; }

    /// <summary>GET: the status.</summary>
    public string? StatusQueryGetUri { get; internal init; }

    /// <summary>POST: raises an event whose name replaces <c>{eventName}</c>.</summary>
    public string? SendEventPostUri { get; internal init; }

    /// <summary>POST: terminates; the reason replaces <c>{text}</c>.</summary>
    public string? TerminatePostUri { get; internal init; }

    /// <summary>POST: rewinds a failed instance; absent, as the listed release of the extension leaves it.</summary>
    public string? RewindPostUri { get; internal init; }

    /// <summary>DELETE: purges the history.</summary>
    public string? PurgeHistoryDeleteUri { get; internal init; }

    /// <summary>POST: restarts; absent, as the listed release of the extension leaves it.</summary>
    public string? RestartPostUri { get; internal init; }

    /// <summary>POST: suspends; the reason replaces <c>{text}</c>.</summary>
    public string? SuspendPostUri { get; internal init; }

    /// <summary>POST: resumes; the reason replaces <c>{text}</c>.</summary>
    public string? ResumePostUri { get; internal init; }
}
