namespace Tuning.Validation.Figures;

/// <summary>What the folds' choices would have earned with one parameter a little off.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Move">How far it was moved, in shares of its range: 5 % up or down, at least one step.</param>
/// <param name="NetPnl">Profit and loss of all test windows, in the quote currency of A; a neighbour that the strategy forbids counts as the choice.</param>
public sealed record NeighbourPnl(string Parameter, double Move, double NetPnl);
