using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using TuningFunctions.Trials;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Data whose quantiles are their percentages.</summary>
internal sealed class FakeBounds : IBoundSource
{
    public (ImmutableArray<double> Values, SpecProblem? Problem) Measure(
        SessionPlan draft, ImmutableArray<DataBound> bounds, CancellationToken cancellationToken) =>
        ([.. bounds.Select(bound => (double)bound.Percent)], null);
}
