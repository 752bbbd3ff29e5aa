using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using TuningFunctions.Embedded.Http;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>What a function may return.</summary>
internal static class ResultRules
{
    /// <summary>Checks the return type of a function.</summary>
    public static void Check(FunctionTrigger trigger, Type declared, bool isWebApplication, FunctionProblems problems)
    {
        if (trigger is FunctionTrigger.Orchestration && !IsTask(declared))
        {
            problems.Add("an orchestrator returns Task or Task<T>.");
        }

        if (trigger is not FunctionTrigger.Http)
        {
            return;
        }

        var result = Unwrap(declared);
        if (HttpAnswerProperty.Of(result) is { } property)
        {
            CheckParts(result, problems);
            result = property.PropertyType;
        }

        if (result == typeof(void) || typeof(HttpResponseData).IsAssignableFrom(result))
        {
            return;
        }

        var isWebResult = typeof(IActionResult).IsAssignableFrom(result) || typeof(IResult).IsAssignableFrom(result);
        if (!isWebResult)
        {
            problems.Add($"an HTTP function returns IActionResult, IResult or HttpResponseData, not {result}.");
        }
        else if (!isWebApplication)
        {
            problems.Add($"{result} needs ConfigureFunctionsWebApplication().");
        }
    }

    private static void CheckParts(Type result, FunctionProblems problems)
    {
        foreach (var property in result.GetProperties())
        {
            if (property.GetCustomAttribute<OutputBindingAttribute>() is { } output and not HttpResultAttribute)
            {
                problems.Add($"the binding {output.GetType().Name} of {result}.{property.Name} is not known to this host.");
            }
        }
    }

    /// <summary>The type of the value behind a task; void when there is none.</summary>
    public static Type Unwrap(Type declared)
    {
        if (declared == typeof(Task) || declared == typeof(ValueTask))
        {
            return typeof(void);
        }

        var isTask = declared.IsGenericType
            && (declared.GetGenericTypeDefinition() == typeof(Task<>)
                || declared.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return isTask ? declared.GetGenericArguments()[0] : declared;
    }

    private static bool IsTask(Type type) => typeof(Task).IsAssignableFrom(type);
}
