using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace TuningFunctions.Http;

/// <summary>Answers that name their content, so that a caller who has it is not sent it again.</summary>
internal static class EntityTag
{
    /// <summary>The answer with its ETag; 304 without a body where the caller has it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer.</param>
    public static IActionResult Of(HttpRequest request, ContentResult answer)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer.Content ?? "")).AsSpan(0, 16))}\"";
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        return request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : answer;
    }
}
