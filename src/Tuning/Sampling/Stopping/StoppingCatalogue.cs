using Tuning.Sessions;
using Tuning.Spaces;

namespace Tuning.Sampling.Stopping;

/// <summary>The stopping rules by the words of a session file: the one place where a kind becomes code.</summary>
public static class StoppingCatalogue
{
    /// <summary>The rule that a session names beside its budget.</summary>
    /// <param name="stopping">What the session says.</param>
    /// <param name="space">The space that is searched.</param>
    /// <returns>The rule; absent where the session spends its whole budget.</returns>
    public static IStoppingRule? RuleOf(StoppingSpec stopping, Space space) => stopping.Kind switch
    {
        StoppingKind.None => null,
        StoppingKind.Stagnation => new StagnationRule(stopping.Patience),
        StoppingKind.RegretBound => new RegretBoundRule(space, stopping.Tolerance),
        _ => throw new InvalidOperationException($"No rule of kind {stopping.Kind}."),
    };
}
