using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Holds the result of an invocation.</summary>
internal sealed class InvocationResultFeature
{
    /// <summary>The result so far.</summary>
    public object? Value { get; set; }

    /// <summary>The result holder of an invocation.</summary>
    /// <exception cref="InvalidOperationException">The invocation is none of this host.</exception>
    public static InvocationResultFeature Of(FunctionContext context) =>
        context.Features.Get<InvocationResultFeature>()
        ?? throw new InvalidOperationException("The invocation has no result: it was not started by the host.");
}
