namespace Microsoft.Azure.Functions.Worker;

/// <summary>The result of an invocation.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>Creates the result.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public abstract T? Value { get; set; }
}
