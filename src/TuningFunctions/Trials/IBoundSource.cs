using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;

namespace TuningFunctions.Trials;

/// <summary>Measures the bounds that a session leaves to its data.</summary>
public interface IBoundSource
{
    /// <summary>The bounds as numbers.</summary>
    /// <param name="draft">
    /// The plan so far, with its data and its windows: what a walk-forward tests on is not looked at, only the first window that it trains on.
    /// </param>
    /// <param name="bounds">The bounds.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One number a bound, in their order, or what stands in the way.</returns>
    (ImmutableArray<double> Values, SpecProblem? Problem) Measure(
        SessionPlan draft, ImmutableArray<DataBound> bounds, CancellationToken cancellationToken);
}
