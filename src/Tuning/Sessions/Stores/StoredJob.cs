namespace Tuning.Sessions.Stores;

/// <summary>A block of trials whose results are stored.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold's number, from 0.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Job">The job within the batch, from 0.</param>
/// <param name="FirstTrial">Its first trial, from 0.</param>
/// <param name="Trials">How many trials it has, from 1.</param>
/// <param name="Host">The machine that evaluated it.</param>
/// <param name="EndedAt">When it was done, UTC, in microseconds.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
public sealed record StoredJob(
    string SessionId, int Fold, int Batch, int Job, int FirstTrial, int Trials, string Host, DateTimeOffset EndedAt, double Seconds);
