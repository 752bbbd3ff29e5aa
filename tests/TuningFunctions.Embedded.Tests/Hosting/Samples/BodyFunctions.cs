using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Functions that take their body as a parameter, answer in parts, or read and write at once.</summary>
public static class BodyFunctions
{
    [Function("BodyJson")]
    public static IActionResult Json(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body/json")] HttpRequest request, [FromBody] EchoAnswer body) =>
        new OkObjectResult($"{body.Text} {body.Method} {request.Method}");

    [Function("BodyText")]
    public static IActionResult Text(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body/text")] HttpRequest request, [FromBody] string body) =>
        new OkObjectResult($"{body.Length} {request.Method}");

    [Function("Parts")]
    public static BodyParts Parts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "parts")] HttpRequest request) =>
        new() { Answer = new AcceptedResult("/somewhere", request.Method), Other = 7 };

    [Function("AtOnce")]
    public static HttpResponseData AtOnce([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "at-once")] HttpRequestData request)
    {
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Cookies.Append("taste", "sweet & sour");
        response.WriteString("got " + request.ReadAsString());
        response.WriteBytes("!"u8.ToArray());
        return response;
    }
}
