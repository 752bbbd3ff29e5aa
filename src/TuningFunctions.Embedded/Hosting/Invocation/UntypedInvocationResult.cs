using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>The result of an invocation, whatever its type.</summary>
internal sealed class UntypedInvocationResult(InvocationResultFeature feature) : InvocationResult
{
    public override object? Value
    {
        get => feature.Value;
        set => feature.Value = value;
    }
}
