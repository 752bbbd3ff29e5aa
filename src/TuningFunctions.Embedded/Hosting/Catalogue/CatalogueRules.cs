namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Rules between the functions of an app.</summary>
internal static class CatalogueRules
{
    /// <summary>Checks that names, orchestrations, activities and routes are unique.</summary>
    public static IEnumerable<string> Check(IReadOnlyCollection<FunctionEntry> entries) =>
    [
        .. Twice(entries, "function", entry => entry.Name),
        .. Twice(entries, "orchestration", entry => (entry.Trigger as FunctionTrigger.Orchestration)?.Name),
        .. Twice(entries, "activity", entry => (entry.Trigger as FunctionTrigger.Activity)?.Name),
        .. SameRoutes(entries),
    ];

    private static IEnumerable<string> Twice(
        IEnumerable<FunctionEntry> entries,
        string kind,
        Func<FunctionEntry, string?> nameOf) =>
        entries
            .Where(entry => nameOf(entry) is not null)
            .GroupBy(entry => nameOf(entry)!, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => $"The {kind} name '{same.Key}' is used {same.Count()} times "
                + $"({string.Join(", ", same.Select(entry => entry.Definition.EntryPoint))}); names are unique whatever their case.");

    private static IEnumerable<string> SameRoutes(IEnumerable<FunctionEntry> entries)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (entry.Trigger is FunctionTrigger.Http http)
            {
                var methods = http.Methods.IsEmpty ? ["*"] : http.Methods;
                foreach (var method in methods)
                {
                    var route = $"{method} /{http.Template.TemplateText}";
                    if (!seen.TryAdd(route, entry.Name))
                    {
                        yield return $"Functions '{seen[route]}' and '{entry.Name}' both answer {route}.";
                    }
                }
            }
        }
    }
}
