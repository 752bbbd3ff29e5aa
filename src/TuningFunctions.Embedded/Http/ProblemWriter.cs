using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Embedded.Http;

/// <summary>Answers of the host itself, as problem details (RFC 9457).</summary>
internal static class ProblemWriter
{
    /// <summary>Answers with a status and a reason.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title)
    {
        var problem = new JsonObject { ["title"] = title, ["status"] = status };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(problem.ToJsonString(), context.RequestAborted);
    }
}
