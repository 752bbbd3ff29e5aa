using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Http.Routing;

/// <summary>The route of one HTTP function.</summary>
internal sealed class HttpRoute
{
    private readonly FunctionTrigger.Http _trigger;
    private readonly TemplateMatcher _matcher;
    private readonly IReadOnlyDictionary<string, IRouteConstraint> _constraints;

    public HttpRoute(FunctionEntry function)
    {
        Function = function;
        _trigger = (FunctionTrigger.Http)function.Trigger;
        _constraints = RouteConstraints.Of(_trigger.Template);
        var defaults = new RouteValueDictionary();
        foreach (var parameter in _trigger.Template.Parameters.Where(part => part.DefaultValue is not null))
        {
            defaults.Add(parameter.Name!, parameter.DefaultValue);
        }

        _matcher = new(_trigger.Template, defaults);
    }

    /// <summary>The function.</summary>
    public FunctionEntry Function { get; }

    /// <summary>Which routes are tried first: literal parts before parameters, constrained before free ones.</summary>
    public decimal Precedence => RoutePrecedence.ComputeInbound(_trigger.Template);

    /// <summary>Matches a request.</summary>
    /// <returns>The route values, or null when the route is another.</returns>
    public RouteValueDictionary? Match(HttpContext context)
    {
        var request = context.Request;
        if (!_trigger.Methods.IsEmpty && !_trigger.Methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var values = new RouteValueDictionary();
        return _matcher.TryMatch(request.Path, values) && _constraints.All(pair => Accepts(pair, context, values))
            ? values
            : null;
    }

    private static bool Accepts(
        KeyValuePair<string, IRouteConstraint> constraint,
        HttpContext context,
        RouteValueDictionary values) =>
        constraint.Value.Match(context, route: null, constraint.Key, values, RouteDirection.IncomingRequest);
}
