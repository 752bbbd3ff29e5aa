using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Http.OpenApi;

namespace TuningFunctions.Http;

/// <summary>Describes the HTTP API.</summary>
public static class OpenApiFunctions
{
    private static readonly Lazy<string> s_document = new(() => OpenApiDocument.Of(typeof(OpenApiFunctions).Assembly)
        .ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");

    /// <summary>The description as text: what docs/openapi.json has.</summary>
    public static string Document => s_document.Value;

    /// <summary>Answers the description, OpenAPI 3.1.</summary>
    /// <param name="request">The request.</param>
    [Function("GetOpenApi")]
    [Operation("Describe the HTTP API")]
    [Responds(200, null, "application/json")]
    [Responds(304, null)]
    public static IActionResult Get(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/openapi.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return EntityTag.Of(request, new ContentResult
        {
            Content = Document,
            ContentType = "application/json; charset=utf-8",
            StatusCode = StatusCodes.Status200OK,
        });
    }
}
