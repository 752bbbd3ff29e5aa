using System.Collections.Immutable;
using Tuning.Spaces;

namespace Tuning.Sessions.Sensitivity;

/// <summary>Points that differ in one parameter alone, at its extremes: if it is read at all, they do not all trade alike.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Points">The points, all different and allowed, at least two.</param>
public sealed record ProbeGroup(string Parameter, ImmutableArray<ParameterSet> Points);
