using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Http;

/// <summary>Reads small bodies of JSON; what is not allowed is refused with its path.</summary>
internal static class JsonBody
{
    private const int LargestBytes = 64 * 1024;

    /// <summary>The body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="type">Its type.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var text = await RequestBody.ReadTextAsync(request, LargestBytes, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw RequestProblemException.Invalid("$", "null", "an object");
        }
        catch (JsonException problem)
        {
            throw RequestProblemException.Invalid(problem.Path ?? "$", null, problem.Message.Split(" Path:", 2)[0]);
        }
    }
}
