using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>The host retries no function by itself; durable retries are the orchestrator's.</summary>
internal sealed class FirstAttempt : RetryContext
{
    private FirstAttempt()
    {
    }

    /// <summary>The only instance.</summary>
    public static FirstAttempt Instance { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
