namespace Tuning.Reports.Sections;

/// <summary>A cell of a heat map.</summary>
/// <param name="Across">Its places on the horizontal axis, from 0 to 1.</param>
/// <param name="Up">Its places on the vertical axis, from 0 to 1.</param>
/// <param name="Value">The objective in its own unit.</param>
internal sealed record HeatCell((double Low, double High) Across, (double Low, double High) Up, double Value);
