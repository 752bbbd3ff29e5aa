using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes what crosses the worker's boundary; case-insensitive System.Text.Json by default.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>Whether exceptions reach the host as user code threw them; kept, without effect: the embedded host always sees them so.</summary>
    [Obsolete("Exceptions of user code are always passed on.")]
    public bool EnableUserCodeException { get; set; }

    /// <summary>Whether empty values are sent to functions; kept, without effect: nothing is left out in the embedded host.</summary>
    public bool IncludeEmptyEntriesInMessagePayload { get; set; }

    /// <summary>What the worker tells its host that it can do; kept, without effect in the embedded host.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
