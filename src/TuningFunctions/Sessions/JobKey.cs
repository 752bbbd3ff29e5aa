using System.Runtime.InteropServices;

namespace TuningFunctions.Sessions;

/// <summary>One job: a block of trials of a batch.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="Fold">The fold, from 0.</param>
/// <param name="Batch">The batch, from 0.</param>
/// <param name="Job">The job within the batch, from 0.</param>
/// <param name="Rung">The rung that its trials are measured on, from 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct JobKey(string SessionId, int Fold, int Batch, int Job, int Rung = 0);
