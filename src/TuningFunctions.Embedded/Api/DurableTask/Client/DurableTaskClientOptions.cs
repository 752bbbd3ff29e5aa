using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>How a client works.</summary>
public class DurableTaskClientOptions
{
    /// <summary>The version of new orchestrations that name none; default empty.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Converts payloads.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>Whether entities are supported; this host has none.</summary>
    public bool EnableEntitySupport { get; set; }
}
