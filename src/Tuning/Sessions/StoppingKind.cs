namespace Tuning.Sessions;

/// <summary>What ends a search before its budget.</summary>
public enum StoppingKind
{
    /// <summary>Nothing: every planned trial is evaluated.</summary>
    None,

    /// <summary>A number of trials in a row without an improvement.</summary>
    Stagnation,

    /// <summary>A bound on what is left to gain, from a Gaussian process.</summary>
    RegretBound,
}
