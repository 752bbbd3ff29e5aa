namespace TuningFunctions.Embedded.Durable;

/// <summary>Which instances the code may run, by version.</summary>
internal enum VersionMatch
{
    /// <summary>All.</summary>
    None,

    /// <summary>Those of exactly its version.</summary>
    Strict,

    /// <summary>Those of its version or an older one.</summary>
    CurrentOrOlder,
}
