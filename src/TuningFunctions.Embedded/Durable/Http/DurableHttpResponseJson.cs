using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>Writes and reads answers to requests of orchestrators.</summary>
internal sealed class DurableHttpResponseJson : JsonConverter<DurableHttpResponse>
{
    public override DurableHttpResponse? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, DurableHttpJson.Default.StoredHttpResponse) is not { } stored
            ? null
            : new((HttpStatusCode)stored.StatusCode) { Headers = StoredHeaders.Read(stored.Headers), Content = stored.Content };

    public override void Write(Utf8JsonWriter writer, DurableHttpResponse value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        JsonSerializer.Serialize(
            writer,
            new StoredHttpResponse((int)value.StatusCode, StoredHeaders.Of(value.Headers), value.Content),
            DurableHttpJson.Default.StoredHttpResponse);
    }
}
