namespace Tuning.Sessions.Sensitivity;

/// <summary>Whether a parameter does anything.</summary>
public enum Liveness
{
    /// <summary>Two points that differ in it alone traded differently.</summary>
    Live,

    /// <summary>There were trades, and no two points that differ in it alone traded differently.</summary>
    Inert,

    /// <summary>It could not be told: nothing traded, its condition was never reached, or it has one value.</summary>
    Unobserved,
}
