using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Management;

/// <summary>The query parameters of the management endpoints.</summary>
internal static class ManagementQuery
{
    /// <summary>A switch.</summary>
    public static bool Flag(HttpRequest request, string name, bool absent) =>
        bool.TryParse(request.Query[name], out var value) ? value : absent;

    /// <summary>An instant; null when absent or unreadable.</summary>
    public static DateTimeOffset? Instant(HttpRequest request, string name) =>
        DateTimeOffset.TryParse(
            request.Query[name],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var value)
            ? value
            : null;

    /// <summary>A text; null when absent.</summary>
    public static string? Text(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The statuses, separated by commas; null when absent. Names that are none are left out.</summary>
    public static IReadOnlyList<OrchestrationRuntimeStatus>? Statuses(HttpRequest request)
    {
        if (!request.Query.TryGetValue("runtimeStatus", out var names))
        {
            return null;
        }

        var statuses = new List<OrchestrationRuntimeStatus>();
        foreach (var name in names.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status))
            {
                statuses.Add(status);
            }
        }

        return statuses;
    }
}
