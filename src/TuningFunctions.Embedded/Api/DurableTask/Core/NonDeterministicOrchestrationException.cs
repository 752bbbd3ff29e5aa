namespace DurableTask.Core.Exceptions;

/// <summary>A replay did not do what the recorded execution did.</summary>
internal sealed class NonDeterministicOrchestrationException(string message)
    : Exception("Non-Deterministic workflow detected: " + message);
