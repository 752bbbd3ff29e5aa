using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Finds the functions of classes and checks them against the rules of the worker and its host.</summary>
internal sealed partial class FunctionScanner(ScanSettings settings)
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly TriggerReader _triggers = new(settings);
    private readonly ParameterReader _parameters = new(settings.IsWebApplication);

    /// <summary>Finds every function of some classes.</summary>
    /// <exception cref="InvalidFunctionsException">A rule is broken; every problem of every function is listed.</exception>
    public FunctionCatalogue Scan(IEnumerable<Type> classes)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var entries = new List<FunctionEntry>();
        foreach (var type in classes)
        {
            foreach (var method in type.GetMethods(AnyMethod))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute)
                {
                    var found = new FunctionProblems(attribute.Name);
                    if (Read(attribute.Name, method, found) is { } entry)
                    {
                        entries.Add(entry);
                    }

                    problems.AddRange(found.ToImmutable());
                }
            }
        }

        problems.AddRange(CatalogueRules.Check(entries));
        return problems.Count == 0
            ? new([.. entries.OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)])
            : throw new InvalidFunctionsException(problems.ToImmutable());
    }

    private FunctionEntry? Read(string name, MethodInfo method, FunctionProblems problems)
    {
        CheckMethod(name, method, problems);
        var triggers = method.GetParameters().Where(TriggerReader.IsTrigger).ToArray();
        if (triggers.Length != 1)
        {
            problems.Add($"a function has exactly one trigger; this one has {triggers.Length}.");
            return null;
        }

        if (_triggers.Read(name, triggers[0], problems) is not { } trigger)
        {
            return null;
        }

        ResultRules.Check(trigger, method.ReturnType, settings.IsWebApplication, problems);
        var sources = _parameters.Read(method, trigger, problems);
        var retry = RetryReader.Read(method, trigger, problems);
        return problems.IsEmpty
            ? new(Define(name, method, trigger, triggers[0]), method, trigger, sources, settings.IsDisabled(name)) { Retry = retry }
            : null;
    }

    private static void CheckMethod(string name, MethodInfo method, FunctionProblems problems)
    {
        if (!ValidName().IsMatch(name))
        {
            problems.Add("a name begins with a letter and goes on with letters, digits, '-' and '_', at most 128.");
        }

        if (!method.IsPublic)
        {
            problems.Add($"{method.DeclaringType}.{method.Name} must be public.");
        }

        if (method.ContainsGenericParameters)
        {
            problems.Add("neither the method nor its class can be generic.");
        }

        if (!method.IsStatic && method.DeclaringType!.IsAbstract)
        {
            problems.Add($"an instance function needs a class that can be created; {method.DeclaringType} is abstract.");
        }
    }

    private static EmbeddedFunctionDefinition Define(
        string name,
        MethodInfo method,
        FunctionTrigger trigger,
        ParameterInfo triggerParameter)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, BindingMetadata>(StringComparer.Ordinal);
        inputs.Add(triggerParameter.Name!, new EmbeddedBindingMetadata(triggerParameter.Name!, trigger.BindingType, BindingDirection.In));
        foreach (var client in method.GetParameters().Where(ParameterReader.IsClient))
        {
            inputs.Add(client.Name!, new EmbeddedBindingMetadata(client.Name!, "durableClient", BindingDirection.In));
        }

        var outputs = trigger is FunctionTrigger.Http
            ? ImmutableDictionary<string, BindingMetadata>.Empty
                .Add("$return", new EmbeddedBindingMetadata("$return", "http", BindingDirection.Out))
            : ImmutableDictionary<string, BindingMetadata>.Empty;
        var parameters = method.GetParameters().Select(parameter => new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.DefaultValue));
        return new(name, method, [.. parameters], inputs.ToImmutable(), outputs);
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
