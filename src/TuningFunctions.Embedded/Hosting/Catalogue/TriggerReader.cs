using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using NCrontab;
using TuningFunctions.Embedded.Hosting.Settings;
using TuningFunctions.Embedded.Http.Routing;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Reads what starts a function from the attribute of its trigger parameter.</summary>
internal sealed class TriggerReader(ScanSettings settings)
{
    private readonly NameResolver _names = new(settings.Configuration);

    /// <summary>Whether a parameter is the function's trigger.</summary>
    public static bool IsTrigger(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null;

    /// <summary>Reads the trigger.</summary>
    /// <returns>The trigger, or null when a rule is broken.</returns>
    public FunctionTrigger? Read(string function, ParameterInfo parameter, FunctionProblems problems)
    {
        switch (parameter.GetCustomAttribute<TriggerBindingAttribute>())
        {
            case HttpTriggerAttribute http:
                return ReadHttp(function, http, problems);
            case TimerTriggerAttribute timer:
                return ReadTimer(timer, problems);
            case OrchestrationTriggerAttribute orchestration:
                return new FunctionTrigger.Orchestration(orchestration.Orchestration ?? function);
            case ActivityTriggerAttribute activity:
                return new FunctionTrigger.Activity(activity.Activity ?? function);
            case var other:
                problems.Add($"the trigger {other!.GetType().Name} is not known to this host.");
                return null;
        }
    }

    private FunctionTrigger.Http? ReadHttp(string function, HttpTriggerAttribute attribute, FunctionProblems problems)
    {
        if (attribute.AuthLevel == AuthorizationLevel.User)
        {
            problems.Add("AuthorizationLevel.User needs a platform that knows users; use Function, System or Admin.");
        }

        var route = Resolve(attribute.Route ?? function, problems).Trim('/');
        var prefix = settings.HostFile.RoutePrefix;
        var whole = prefix.Length == 0 ? route : $"{prefix}/{route}";
        if (IsReserved(whole))
        {
            problems.Add($"the route '{whole}' conflicts with the host's own routes below 'admin' and 'runtime'.");
        }

        try
        {
            var template = TemplateParser.Parse(whole);
            RouteConstraints.Check(template, problems);
            var methods = attribute.Methods ?? [];
            return new(template, [.. methods.Select(method => method.ToUpperInvariant()).Distinct(StringComparer.Ordinal)], attribute.AuthLevel);
        }
        catch (Exception error) when (error is ArgumentException or RouteCreationException)
        {
            problems.Add($"the route '{whole}' is not valid: {error.Message}");
            return null;
        }
    }

    private FunctionTrigger.Timer? ReadTimer(TimerTriggerAttribute attribute, FunctionProblems problems)
    {
        var schedule = Resolve(attribute.Schedule, problems);
        if (CrontabSchedule.TryParse(schedule, new() { IncludingSeconds = true }) is null)
        {
            problems.Add($"the schedule '{schedule}' is not a six-field NCRONTAB expression "
                + "({second} {minute} {hour} {day} {month} {day of week}).");
            return null;
        }

        return new(schedule, attribute.UseMonitor, attribute.RunOnStartup);
    }

    private string Resolve(string text, FunctionProblems problems)
    {
        var missing = new List<string>();
        var resolved = _names.Resolve(text, missing);
        foreach (var name in missing)
        {
            problems.Add($"'%{name}%' does not resolve to a value: the setting is missing.");
        }

        return resolved;
    }

    private static bool IsReserved(string route) => route.Split('/')[0].ToUpperInvariant() is "ADMIN" or "RUNTIME";
}
