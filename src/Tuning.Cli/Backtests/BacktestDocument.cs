using System.Collections.Immutable;
using Tuning.Arbitrage.Diagnostics;
using Tuning.Spaces;

namespace Tuning.Cli.Backtests;

/// <summary>What <c>tune backtest --json</c> prints.</summary>
/// <param name="Parameters">The parameters that were given; what is left out is off.</param>
/// <param name="Environment">The whole environment, defaults included.</param>
/// <param name="Metrics">The metrics by identifier; undefined ones are absent.</param>
/// <param name="Reasons">How often each reason closed a trade.</param>
internal sealed record BacktestDocument(
    ParameterSet Parameters,
    ParameterSet Environment,
    ImmutableSortedDictionary<string, double> Metrics,
    ImmutableSortedDictionary<string, int> Reasons)
{
    /// <summary>Where the profit comes from and what it would not survive; absent unless asked for.</summary>
    public BacktestDiagnosis? Diagnosis { get; init; }

    /// <summary>Names of the checks of the data gate that were waived for the data; absent when none was.</summary>
    public ImmutableArray<string>? Waivers { get; init; }
}
