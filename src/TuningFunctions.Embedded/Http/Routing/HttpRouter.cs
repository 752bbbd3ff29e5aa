using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Http.Routing;

/// <summary>Finds the function of a request.</summary>
internal sealed class HttpRouter(FunctionCatalogue catalogue)
{
    private readonly ImmutableArray<HttpRoute> _routes =
        [.. catalogue.Http.Select(function => new HttpRoute(function)).OrderBy(route => route.Precedence)];

    /// <summary>Finds the function of a request; a route with another method is none, as on the real host.</summary>
    public (FunctionEntry Function, RouteValueDictionary Values)? Find(HttpContext context)
    {
        foreach (var route in _routes)
        {
            if (route.Match(context) is { } values)
            {
                return (route.Function, values);
            }
        }

        return null;
    }
}
