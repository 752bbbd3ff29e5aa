using System.Collections.Immutable;

namespace Tuning.Validation.Figures;

/// <summary>The stitched windows under one thing that is worse than planned. Money is in the quote currency of A.</summary>
/// <param name="Scenario">Name of the scenario; withoutBestTrades for the windows without their best 1 % of trades.</param>
/// <param name="NetPnl">Profit and loss of all windows; null where a window cannot show it.</param>
/// <param name="ByFold">Profit and loss of each fold's window; null where it cannot show it; empty where the scenario spans all of them.</param>
/// <param name="Pass">Whether the gate of the scenario passed; null for one that is shown and gates nothing.</param>
public sealed record StressRow(string Scenario, double? NetPnl, ImmutableArray<double?> ByFold, bool? Pass);
