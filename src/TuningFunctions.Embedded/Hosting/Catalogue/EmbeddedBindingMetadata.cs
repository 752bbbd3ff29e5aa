using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>A binding as a function's own code sees it.</summary>
internal sealed class EmbeddedBindingMetadata(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name { get; } = name;

    public override string Type { get; } = type;

    public override BindingDirection Direction { get; } = direction;
}
