using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Embedded.Http.Security;

/// <summary>The key that a request brings.</summary>
internal static class PresentedKey
{
    /// <summary>The header of a key.</summary>
    public const string Header = "x-functions-key";

    /// <summary>The query parameter of a key.</summary>
    public const string Query = "code";

    /// <summary>The key of the header, else of the query; null for none.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var header))
        {
            return header;
        }

        return request.Query.TryGetValue(Query, out var query) ? query.ToString() : null;
    }
}
