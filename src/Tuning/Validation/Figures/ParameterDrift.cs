namespace Tuning.Validation.Figures;

/// <summary>How far a parameter's choice moves from fold to fold.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="MeanMove">Mean distance between the choices of neighbouring folds, in shares of the range, 0 to 1; of a category
/// without order the share of folds that change it.</param>
/// <param name="Moves">How many pairs of neighbouring folds both chose it.</param>
public sealed record ParameterDrift(string Name, double MeanMove, int Moves);
