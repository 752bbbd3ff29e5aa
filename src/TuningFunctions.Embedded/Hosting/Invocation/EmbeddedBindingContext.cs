using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>What a trigger brought along.</summary>
internal sealed class EmbeddedBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
}
