namespace Tuning.Validation.Checking;

/// <summary>A part of a verdict that its evidence does not bear out.</summary>
/// <param name="Path">Which part.</param>
/// <param name="Told">What the verdict says.</param>
/// <param name="Recomputed">What the evidence gives.</param>
public sealed record VerdictDifference(string Path, string Told, string Recomputed);
