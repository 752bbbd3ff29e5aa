namespace Tuning.AskTell;

/// <summary>An intermediate value of a trial under way.</summary>
/// <param name="Number">The trial's number.</param>
/// <param name="Step">The step, 0 and up.</param>
/// <param name="Value">The objective's value at the step.</param>
internal sealed record AskTellStep(int Number, int Step, double Value);
