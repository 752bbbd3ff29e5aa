using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Embedded.Management;

/// <summary>The HTTP API by which instances are watched and steered, with the codes of the real extension.</summary>
internal sealed class ManagementEndpoints(FunctionsClient client)
{
    private readonly StatusEndpoint _status = new(client);
    private readonly ListEndpoint _list = new(client);
    private readonly PurgeEndpoint _purge = new(client);
    private readonly SteerEndpoint _steer = new(client);

    /// <summary>Whether a path belongs to the host's own endpoints.</summary>
    public static bool Owns(PathString path) =>
        path.StartsWithSegments("/runtime", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a request that brought the right key.</summary>
    public Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.Path.StartsWithSegments(ManagementAddresses.Root, StringComparison.OrdinalIgnoreCase, out var rest))
        {
            return NotFound(http);
        }

        var parts = rest.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, parts) switch
        {
            ("GET", []) => _list.AnswerAsync(http),
            ("DELETE", []) => _purge.AnswerManyAsync(http),
            ("GET", [var id]) => _status.AnswerAsync(http, id),
            ("DELETE", [var id]) => _purge.AnswerAsync(http, id),
            ("POST", [var id, var action]) => _steer.AnswerAsync(http, id, action.ToUpperInvariant(), eventName: null),
            ("POST", [var id, var action, var name]) => _steer.AnswerAsync(http, id, action.ToUpperInvariant(), name),
            _ => NotFound(http),
        };
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
