namespace Tuning.Validation.Evidence;

/// <summary>The profit and loss of a choice under a scenario.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="NetPnl">Profit and loss after all costs, in the quote currency of A.</param>
public sealed record ScenarioPnl(string Scenario, double NetPnl);
