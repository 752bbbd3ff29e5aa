using System.Collections.Immutable;

namespace Tuning.Validation.Evidence;

/// <summary>Which parameters change what a strategy decides.</summary>
/// <param name="Live">Parameters that changed a decision.</param>
/// <param name="Inert">Parameters that changed none although there were trades: they refuse the session.</param>
/// <param name="NotObserved">Parameters of which nothing can be said: no trade, or their condition was never reached.</param>
public sealed record SensitivityFinding(
    ImmutableArray<string> Live, ImmutableArray<string> Inert, ImmutableArray<string> NotObserved);
