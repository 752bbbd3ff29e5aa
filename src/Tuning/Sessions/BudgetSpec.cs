namespace Tuning.Sessions;

/// <summary>What a session may spend.</summary>
/// <param name="Trials">Largest number of trials, from 1.</param>
/// <param name="SessionTimeout">Longest time of the session, above 0.</param>
/// <param name="TrialTimeout">Longest time of one trial, above 0.</param>
/// <param name="MaxParallel">Most trials at a time; 0 = as many as cores, or what the host allows.</param>
/// <param name="MaxFailedShare">Share of failed trials above which the session fails, 0 to 1.</param>
public sealed record BudgetSpec(
    int Trials, TimeSpan SessionTimeout, TimeSpan TrialTimeout, int MaxParallel, double MaxFailedShare);
