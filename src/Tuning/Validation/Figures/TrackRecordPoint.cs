namespace Tuning.Validation.Figures;

/// <summary>How much more record is needed, as it stood after a test window.</summary>
/// <param name="Fold">The last fold of the record so far, from 0.</param>
/// <param name="Days">Days of record so far, in full hours.</param>
/// <param name="MinimumDays">Days of such a record that would make a Sharpe ratio above 0 95 % sure; null where nothing is earned.</param>
/// <param name="RemainingDays">Days that are missing, 0 when none are; null where nothing is earned.</param>
public sealed record TrackRecordPoint(int Fold, double Days, double? MinimumDays, double? RemainingDays);
