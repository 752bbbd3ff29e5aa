using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Which attempt at a function this is.</summary>
/// <param name="retries">How often it was repeated before.</param>
/// <param name="most">How often it is repeated at most; -1 = until it succeeds.</param>
internal sealed class FunctionAttempt(int retries, int most) : RetryContext
{
    /// <summary>The first attempt at a function that is not repeated.</summary>
    public static FunctionAttempt Only { get; } = new(0, 0);

    public override int RetryCount { get; } = retries;

    public override int MaxRetryCount { get; } = most;
}
