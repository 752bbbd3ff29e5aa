namespace Tuning.Validation.Figures;

/// <summary>What a trial of a fold earned where it was searched and where it was not. Money is in the quote currency of A.</summary>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Trial">The trial's number, from 0.</param>
/// <param name="InSample">Profit and loss a day on the train window.</param>
/// <param name="OutOfSample">Profit and loss a day on the test window, looked up after everything was chosen.</param>
/// <param name="IsChoice">Whether the fold chose it.</param>
public sealed record ScorePair(int Fold, int Trial, double InSample, double OutOfSample, bool IsChoice);
