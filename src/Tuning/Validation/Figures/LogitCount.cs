namespace Tuning.Validation.Figures;

/// <summary>How many splits of the overfitting test gave one logit.</summary>
/// <param name="Logit">The logit of the relative rank out of sample of the best set in sample; 0 and below counts as overfit.</param>
/// <param name="Splits">How many splits.</param>
public sealed record LogitCount(double Logit, int Splits);
