namespace Tuning.Validation.Figures;

/// <summary>What the folds' choices earned on one of several data sets.</summary>
/// <param name="Dataset">The data set's place in the session, from 0.</param>
/// <param name="NetPnl">Profit and loss of all test windows, in the quote currency of A.</param>
public sealed record DatasetPnl(int Dataset, double NetPnl);
