namespace TuningFunctions.Sessions;

/// <summary>A batch that is stored and ready to be evaluated, or why there is none.</summary>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Trials">Trials of the batch; 0 when there is none.</param>
/// <param name="Jobs">Jobs of the batch; 0 when there is none.</param>
/// <param name="Stop">Why no further batch is to be evaluated; null to go on.</param>
public sealed record BatchAdvance(int Batch, int Trials, int Jobs, string? Stop)
{
    /// <summary>The first trial of the batch: so many trials came before it.</summary>
    public int FirstTrial { get; init; }

    /// <summary>Rungs that its trials climb, from 1; 0 when there is no batch.</summary>
    public int Rungs { get; init; }

    /// <summary>Trials of the plan.</summary>
    public int PlannedTrials { get; init; }

    /// <summary>Whether the session is to pause before this batch.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether the trials of the batch are evaluated by those who ask for them, so that there is no job to run.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether this batch waits for results of the one before that others have yet to tell.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Whether the search stops because somebody ended the session.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether the search stops because more trials would gain nothing: then it is no failure.</summary>
    public bool IsEnough { get; init; }
}
