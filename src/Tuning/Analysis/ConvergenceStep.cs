namespace Tuning.Analysis;

/// <summary>A trial that improved on all before it.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="Score">Its score, larger is better.</param>
public sealed record ConvergenceStep(int Trial, double Score);
