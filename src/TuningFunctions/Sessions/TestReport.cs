namespace TuningFunctions.Sessions;

/// <summary>What became of a choice on data that its search did not see; the evidence stands in the store.</summary>
/// <param name="Candidates">Trials that the choice could have been; 0 when there was none to choose.</param>
/// <param name="Trades">Trades of the choice.</param>
public sealed record TestReport(int Candidates, int Trades);
