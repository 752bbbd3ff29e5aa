using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives the function a client of the task hub.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub; only the app's own exists in the embedded host.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting that holds the hub's connection; without effect in the embedded host.</summary>
    public string? ConnectionName { get; set; }
}
