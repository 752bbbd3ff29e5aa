namespace Tuning.Analysis;

/// <summary>How much a parameter matters.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Share">Its share in the importance of all parameters, 0 to 1; the shares add up to 1, or are all 0.</param>
public sealed record ParameterImportance(string Name, double Share);
