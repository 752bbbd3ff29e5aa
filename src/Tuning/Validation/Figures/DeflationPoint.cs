namespace Tuning.Validation.Figures;

/// <summary>The deflated Sharpe ratio of the chosen trial if so many independent trials had been made.</summary>
/// <param name="Trials">The number of trials, at least 1.</param>
/// <param name="Deflated">The deflated Sharpe ratio, 0 to 1.</param>
public sealed record DeflationPoint(double Trials, double Deflated);
