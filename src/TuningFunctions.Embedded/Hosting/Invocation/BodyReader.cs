using System.Net.Mime;
using Microsoft.Azure.Functions.Worker.Http;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Http;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Reads parameters from the body of a request.</summary>
internal static class BodyReader
{
    /// <summary>Fills the arguments that come from the body.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="arguments">The arguments, in the order of the method.</param>
    /// <exception cref="InvalidOperationException">The body is neither text nor JSON for such a parameter.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is no such value.</exception>
    public static async Task FillAsync(EmbeddedFunctionContext context, object?[] arguments)
    {
        var sources = context.Entry.Sources;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (sources[i] is ParameterSource.Body body)
            {
                arguments[i] = await ReadAsync(context, body.Type);
            }
        }
    }

    private static async Task<object?> ReadAsync(EmbeddedFunctionContext context, Type type)
    {
        var request = HttpInvocationFeature.Of(context)!.RequestData(context);
        if (type == typeof(string))
        {
            return await request.ReadAsStringAsync();
        }

        if (type == typeof(byte[]))
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, context.CancellationToken);
            return bytes.ToArray();
        }

        return IsJson(request)
            ? await WorkerSerializer.Of(context).DeserializeAsync(request.Body, type, context.CancellationToken)
            : throw new InvalidOperationException($"[FromBody] reads {type} from JSON; the request says it brings something else.");
    }

    private static bool IsJson(HttpRequestData request) =>
        request.Headers.TryGetValues("Content-Type", out var values)
        && values.Any(value => value.Contains(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            || value.Contains("+json", StringComparison.OrdinalIgnoreCase));
}
