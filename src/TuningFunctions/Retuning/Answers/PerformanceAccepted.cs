namespace TuningFunctions.Retuning.Answers;

/// <summary>What became of a batch of live feedback.</summary>
/// <param name="Received">Fills and hours that it held.</param>
/// <param name="New">How many of them were new.</param>
public sealed record PerformanceAccepted(int Received, int New);
