namespace TuningFunctions.Sessions;

/// <summary>What a job did.</summary>
/// <param name="Trials">Trials of the job.</param>
/// <param name="Evaluated">Trials that this call evaluated; the others were stored already or cancelled.</param>
/// <param name="Cancelled">Trials that were left out because the session is to stop.</param>
public sealed record JobReport(int Trials, int Evaluated, int Cancelled);
