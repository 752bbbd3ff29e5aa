using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A result of which one part answers the request.</summary>
public sealed class BodyParts
{
    [HttpResult]
    public required IActionResult Answer { get; init; }

    public required int Other { get; init; }
}
