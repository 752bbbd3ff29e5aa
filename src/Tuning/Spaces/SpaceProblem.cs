namespace Tuning.Spaces;

/// <summary>Something wrong with the definition of a space, or with a point that was given for it.</summary>
/// <param name="Path">Where it is wrong, such as <c>space.entryBps.low</c>, or the name of a parameter of the point.</param>
/// <param name="Value">The value that is wrong, as text; "absent" where one is missing.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record SpaceProblem(string Path, string Value, string Allowed);
