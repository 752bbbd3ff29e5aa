using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Http.Routing;

/// <summary>The inline constraints of route templates, for instance <c>{id:int}</c>.</summary>
internal static class RouteConstraints
{
    private static readonly DefaultInlineConstraintResolver Resolver =
        new(Options.Create(new RouteOptions()), new ServiceCollection().BuildServiceProvider());

    /// <summary>Reports each constraint that routing does not know.</summary>
    public static void Check(RouteTemplate template, FunctionProblems problems)
    {
        foreach (var parameter in template.Parameters)
        {
            foreach (var constraint in parameter.InlineConstraints)
            {
                if (Resolver.ResolveConstraint(constraint.Constraint) is null)
                {
                    problems.Add($"the route constraint '{constraint.Constraint}' is not known.");
                }
            }
        }
    }

    /// <summary>The constraints of a template by parameter.</summary>
    public static IReadOnlyDictionary<string, IRouteConstraint> Of(RouteTemplate template) =>
        template.Parameters
            .Where(parameter => parameter.InlineConstraints.Any())
            .ToDictionary(parameter => parameter.Name!, Combine, StringComparer.OrdinalIgnoreCase);

    private static IRouteConstraint Combine(TemplatePart parameter)
    {
        var all = parameter.InlineConstraints
            .Select(constraint => Resolver.ResolveConstraint(constraint.Constraint)!)
            .ToArray();
        IRouteConstraint combined = all.Length == 1
            ? all[0]
            : new Microsoft.AspNetCore.Routing.Constraints.CompositeRouteConstraint(all);
        return parameter.IsOptional
            ? new Microsoft.AspNetCore.Routing.Constraints.OptionalRouteConstraint(combined)
            : combined;
    }
}
