using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>HTTP functions of every shape.</summary>
public static class WebFunctions
{
    [Function("Hello")]
    public static IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/hello")] HttpRequest request) =>
        new OkObjectResult(new { Greeting = "hello", request.Method });

    [Function("Direct")]
    public static IResult Direct([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/direct")] HttpRequest request) =>
        Results.Text("direct " + request.Query["q"]);

    [Function("Order")]
    public static async Task<IActionResult> OrderAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/orders/{id:int:min(1)}/{part?}")] HttpRequest request,
        int id,
        string? part,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        await request.Body.DrainAsync(cancellationToken);
        return new OkObjectResult($"{id}|{part ?? "none"}|{context.BindingContext.BindingData["id"]}");
    }

    [Function("OrderLatest")]
    public static IActionResult OrderLatest(
        [HttpTrigger(AuthorizationLevel.Function, Route = "api/orders/latest")] HttpRequest request) =>
        new OkObjectResult($"latest {request.Method}");

    [Function("Echo")]
    public static async Task<HttpResponseData> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/echo")] HttpRequestData request)
    {
        var text = await request.ReadAsStringAsync();
        var response = request.CreateResponse(HttpStatusCode.Created);
        response.Headers.Add("x-query", request.Query["q"]);
        await response.WriteAsJsonAsync(new EchoAnswer(text ?? string.Empty, request.Method));
        return response;
    }

    [Function("Fail")]
    public static IActionResult Fail([HttpTrigger(AuthorizationLevel.Function, Route = "api/fail")] HttpRequest request) =>
        throw new InvalidOperationException("secret detail of " + request.Path);

    [Function("Admin")]
    public static IActionResult Admin([HttpTrigger(AuthorizationLevel.Admin, Route = "api/admin-only")] HttpRequest request) =>
        new OkObjectResult(request.Path.Value);

    [Function("System")]
    public static IActionResult System([HttpTrigger(AuthorizationLevel.System, Route = "api/system-only")] HttpRequest request) =>
        new OkObjectResult(request.Path.Value);

    [Function("Off")]
    public static IActionResult Off([HttpTrigger(AuthorizationLevel.Anonymous, Route = "%OffRoute%")] HttpRequest request) =>
        new OkObjectResult(request.Path.Value);
}
