using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Management;

/// <summary>An instance as the management endpoints show it.</summary>
internal static class InstanceJson
{
    /// <summary>The status of an instance.</summary>
    public static JsonObject Of(OrchestrationMetadata instance, bool showInput) => new()
    {
        ["name"] = instance.Name,
        ["instanceId"] = instance.InstanceId,
        ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
        ["input"] = showInput ? Payload(instance.SerializedInput) : null,
        ["customStatus"] = Payload(instance.SerializedCustomStatus),
        ["output"] = Payload(instance.SerializedOutput),
        ["createdTime"] = Time(instance.CreatedAt.UtcDateTime),
        ["lastUpdatedTime"] = Time(instance.LastUpdatedAt.UtcDateTime),
    };

    /// <summary>The history of an instance.</summary>
    public static JsonArray Of(IEnumerable<HistoryEvent> history) =>
    [
        .. history.Select(entry => new JsonObject
        {
            ["EventType"] = entry.EventType.ToString(),
            ["EventId"] = entry.EventId,
            ["Timestamp"] = entry.Timestamp.ToString("o", CultureInfo.InvariantCulture),
        }),
    ];

    private static JsonNode? Payload(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // The output of a failed instance is the plain message.
            return JsonValue.Create(text);
        }
    }

    private static string Time(DateTime instant) => instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
