using System.Collections.Immutable;

namespace Tuning.Validation.Figures;

/// <summary>The hourly profit and loss of one window. Parts follow each other in time; what lies between two is no part of the record.</summary>
/// <param name="Start">Start of the first hour, UTC.</param>
/// <param name="HourlyPnl">Profit and loss of each full hour, flat hours 0, in the quote currency of A.</param>
public sealed record EquityPart(DateTimeOffset Start, ImmutableArray<double> HourlyPnl);
