using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>A trial seen along the parameters of a response.</summary>
/// <param name="Values">The values of the parameters that vary.</param>
/// <param name="Score">The trial's score, larger is better.</param>
public sealed record ResponseObservation(ImmutableArray<ParameterValue> Values, double Score);
