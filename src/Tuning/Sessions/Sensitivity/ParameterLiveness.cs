namespace Tuning.Sessions.Sensitivity;

/// <summary>What the probes of a parameter showed.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Liveness">Whether it does anything.</param>
/// <param name="Groups">How many groups of points were compared.</param>
public sealed record ParameterLiveness(string Parameter, Liveness Liveness, int Groups);
