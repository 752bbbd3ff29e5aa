using Tuning.Statistics;

namespace TuningFunctions.Retuning;

/// <summary>What drift of a market is measured against.</summary>
/// <param name="Stability">The deciles of the edges that the champion was trained on.</param>
/// <param name="Calibrated">The index that a market without change passes, as often in a row as the trigger asks, once a year.</param>
public sealed record DriftReference(PopulationStability Stability, double Calibrated);
