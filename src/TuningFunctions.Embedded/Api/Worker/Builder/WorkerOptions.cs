using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes what crosses the worker's boundary; case-insensitive System.Text.Json by default.</summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>What the worker tells its host that it can do; kept, without effect in the embedded host.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
