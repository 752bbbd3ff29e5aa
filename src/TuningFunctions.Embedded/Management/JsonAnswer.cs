using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Embedded.Management;

/// <summary>Sends JSON.</summary>
internal static class JsonAnswer
{
    /// <summary>Sends a value under the status that the response already has.</summary>
    public static Task WriteAsync(HttpContext http, JsonNode value)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(value.ToJsonString(), http.RequestAborted);
    }
}
