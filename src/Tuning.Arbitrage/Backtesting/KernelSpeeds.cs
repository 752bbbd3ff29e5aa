namespace Tuning.Arbitrage.Backtesting;

/// <summary>What the kernels reach on this machine, on one core; medians of several runs.</summary>
/// <param name="Rows">Rows of the series.</param>
/// <param name="ScalarRowsPerSecondDense">Rows a second of the scalar kernel at about 4,000 trades a million rows.</param>
/// <param name="ScalarRowsPerSecondSparse">Rows a second of the scalar kernel at about 80 trades a million rows.</param>
/// <param name="TradesDense">Trades of the dense parameter set.</param>
/// <param name="TradesSparse">Trades of the sparse parameter set.</param>
public sealed record KernelSpeeds(
    int Rows, double ScalarRowsPerSecondDense, double ScalarRowsPerSecondSparse, int TradesDense, int TradesSparse);
