using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A class whose instances live as long as an invocation.</summary>
public sealed class InstanceFunctions(ScopedThing thing)
{
    [Function("Scope")]
    public IActionResult Scope(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/scope")] HttpRequest request,
        FunctionContext context)
    {
        var same = ReferenceEquals(thing, context.InstanceServices.GetRequiredService<ScopedThing>())
            && ReferenceEquals(thing, request.HttpContext.RequestServices.GetRequiredService<ScopedThing>());
        return new OkObjectResult($"{thing.Number} {same}");
    }
}
