namespace TuningFunctions.Embedded.Durable;

/// <summary>What happens to an instance whose version the code may not run.</summary>
internal enum VersionMismatch
{
    /// <summary>It is left as it is, for newer code to run, and named in the log.</summary>
    Reject,

    /// <summary>It fails.</summary>
    Fail,
}
