using TuningFunctions.Embedded.Hosting.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to the result of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result of the invocation, read and replaced by middleware.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new TypedInvocationResult<T>(InvocationResultFeature.Of(context));
    }

    /// <summary>The result of the invocation, read and replaced by middleware.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new UntypedInvocationResult(InvocationResultFeature.Of(context));
    }
}
