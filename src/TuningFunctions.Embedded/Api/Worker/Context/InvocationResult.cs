namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result of an invocation, whatever its type.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
    /// <summary>Creates the result.</summary>
    protected InvocationResult()
    {
    }
}
