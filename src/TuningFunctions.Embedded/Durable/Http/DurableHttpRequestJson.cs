using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

namespace TuningFunctions.Embedded.Durable.Http;

/// <summary>Writes and reads requests of orchestrators.</summary>
internal sealed class DurableHttpRequestJson : JsonConverter<DurableHttpRequest>
{
    public override DurableHttpRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, DurableHttpJson.Default.StoredHttpRequest) is not { } stored
            ? null
            : new(HttpMethod.Parse(stored.Method), stored.Uri)
            {
                Headers = StoredHeaders.Read(stored.Headers),
                Content = stored.Content,
                AsynchronousPatternEnabled = stored.AsynchronousPatternEnabled,
                HttpRetryOptions = ReadRetry(stored.RetryOptions),
                Timeout = stored.Timeout,
            };

    public override void Write(Utf8JsonWriter writer, DurableHttpRequest value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        var stored = new StoredHttpRequest(
            value.Method.Method,
            value.Uri,
            StoredHeaders.Of(value.Headers),
            value.Content,
            value.AsynchronousPatternEnabled,
            WriteRetry(value.HttpRetryOptions),
            value.Timeout);
        JsonSerializer.Serialize(writer, stored, DurableHttpJson.Default.StoredHttpRequest);
    }

    private static HttpRetryOptions? ReadRetry(StoredHttpRetry? stored) => stored is null
        ? null
        : new([.. stored.StatusCodesToRetry.Select(code => (HttpStatusCode)code)])
        {
            MaxNumberOfAttempts = stored.MaxNumberOfAttempts,
            FirstRetryInterval = stored.FirstRetryInterval,
            BackoffCoefficient = stored.BackoffCoefficient,
            MaxRetryInterval = stored.MaxRetryInterval,
            RetryTimeout = stored.RetryTimeout,
        };

    private static StoredHttpRetry? WriteRetry(HttpRetryOptions? retry) => retry is null
        ? null
        : new(
            retry.MaxNumberOfAttempts,
            retry.FirstRetryInterval,
            retry.BackoffCoefficient,
            retry.MaxRetryInterval,
            retry.RetryTimeout,
            [.. retry.StatusCodesToRetry.Select(code => (int)code)]);
}
