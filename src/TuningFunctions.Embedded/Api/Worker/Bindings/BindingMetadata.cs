namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function, as the host declares it.</summary>
public abstract class BindingMetadata
{
    /// <summary>Creates the metadata.</summary>
    protected BindingMetadata()
    {
    }

    /// <summary>The name of the parameter, or <c>$return</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of binding, for instance <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Which way the value travels.</summary>
    public abstract BindingDirection Direction { get; }
}
