using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Sessions.Reading;

/// <summary>What became of reading single settings.</summary>
/// <param name="Parameters">The parameters that were given; counts only without problems.</param>
/// <param name="Environment">The whole environment, defaults included; counts only without problems.</param>
/// <param name="Problems">Everything that is wrong; empty when both may be used.</param>
public sealed record SettingsReading(
    ParameterSet Parameters, ParameterSet Environment, ImmutableArray<SpecProblem> Problems);
