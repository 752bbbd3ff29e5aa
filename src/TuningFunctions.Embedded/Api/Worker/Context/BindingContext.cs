namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger brought along besides its value.</summary>
public abstract class BindingContext
{
    /// <summary>Creates the context.</summary>
    protected BindingContext()
    {
    }

    /// <summary>The values by name: route values of an HTTP trigger, the instance of a durable one.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
