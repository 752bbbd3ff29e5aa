using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Analysis;

/// <summary>What the model expects at one place of a response.</summary>
/// <param name="Values">The values of the parameters that vary, one or two.</param>
/// <param name="Mean">The expected score.</param>
/// <param name="Deviation">The standard deviation of the expected score, 0 or more.</param>
public sealed record ResponsePoint(ImmutableArray<ParameterValue> Values, double Mean, double Deviation);
