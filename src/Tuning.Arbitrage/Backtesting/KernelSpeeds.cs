namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// What the kernels reach on this machine, on one core, with latency and marked-to-market drawdown on; medians of several
/// runs by the clock that the benchmark was given. A configuration row is one row for one parameter set.
/// </summary>
/// <param name="Rows">Rows of the series.</param>
/// <param name="ScalarRowsPerSecondDense">Rows a second of the plain kernel at about 4,000 trades a million rows.</param>
/// <param name="ScalarRowsPerSecondSparse">Rows a second of the plain kernel at about 80 trades a million rows.</param>
/// <param name="BatchCfgRowsPerSecondDense">Configuration rows a second of the batch kernel at about 4,000 trades a set and million rows.</param>
/// <param name="BatchCfgRowsPerSecondSparse">Configuration rows a second of the batch kernel at about 80 trades a set and million rows.</param>
/// <param name="BatchFullFeaturesCfgRowsPerSecond">Configuration rows a second of the batch kernel with every parameter on and 4 half-lives.</param>
/// <param name="Mismatches">Parameter sets whose metrics or reasons differ between the batch kernel and stepping through every row.</param>
/// <param name="TradesDense">Trades of the dense parameter set.</param>
/// <param name="TradesSparse">Trades of the sparse parameter set.</param>
public sealed record KernelSpeeds(
    int Rows,
    double ScalarRowsPerSecondDense,
    double ScalarRowsPerSecondSparse,
    double BatchCfgRowsPerSecondDense,
    double BatchCfgRowsPerSecondSparse,
    double BatchFullFeaturesCfgRowsPerSecond,
    int Mismatches,
    int TradesDense,
    int TradesSparse);
