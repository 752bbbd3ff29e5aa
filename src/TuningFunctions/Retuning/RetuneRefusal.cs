namespace TuningFunctions.Retuning;

/// <summary>Kinds of refusals.</summary>
public enum RetuneRefusal
{
    /// <summary>What was given is wrong.</summary>
    Invalid,

    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>Things stand otherwise than the request supposes.</summary>
    Conflict,
}
