using Microsoft.Extensions.Configuration;
using TuningFunctions.Embedded.Hosting.Settings;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>What the scan of an assembly depends on besides the assembly.</summary>
/// <param name="Configuration">The app's settings.</param>
/// <param name="HostFile">host.json.</param>
/// <param name="IsWebApplication">Whether the app called <c>ConfigureFunctionsWebApplication</c>.</param>
internal sealed record ScanSettings(IConfiguration Configuration, HostFile HostFile, bool IsWebApplication)
{
    /// <summary>Whether a setting turns a function off.</summary>
    public bool IsDisabled(string function) =>
        IsOn($"AzureWebJobs.{function}.Disabled") || IsOn($"AzureWebJobs:{function}:Disabled");

    private bool IsOn(string setting) =>
        Configuration[setting] is { } value && (value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
