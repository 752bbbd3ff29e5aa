namespace TuningFunctions.External;

/// <summary>A trial of an external strategy that failed, for callers that take no outcome.</summary>
/// <param name="message">What happened, with what the strategy said.</param>
public sealed class ExternalTrialException(string message) : Exception(message);
