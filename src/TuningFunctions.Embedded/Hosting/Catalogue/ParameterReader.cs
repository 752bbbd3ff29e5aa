using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>Decides where the value of each parameter comes from.</summary>
internal sealed class ParameterReader(bool isWebApplication)
{
    private const string InstanceId = "instanceId";

    /// <summary>Whether a parameter is a client of the task hub.</summary>
    public static bool IsClient(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<DurableClientAttribute>() is not null;

    /// <summary>Reads the sources of a method's parameters.</summary>
    public ImmutableArray<ParameterSource> Read(MethodInfo method, FunctionTrigger trigger, FunctionProblems problems)
    {
        if (method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null)
        {
            problems.Add("async void cannot be awaited; return Task.");
        }

        var sources = ImmutableArray.CreateBuilder<ParameterSource>();
        foreach (var parameter in method.GetParameters())
        {
            if (Source(parameter, trigger, problems) is { } source)
            {
                sources.Add(source);
            }
        }

        if (sources.Count(source => source is ParameterSource.OrchestrationInput) > 1)
        {
            problems.Add("an orchestrator has at most one parameter for its input.");
        }

        return sources.ToImmutable();
    }

    private ParameterSource? Source(ParameterInfo parameter, FunctionTrigger trigger, FunctionProblems problems)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
        {
            problems.Add($"parameter '{parameter.Name}' cannot be ref, in or out.");
            return null;
        }

        if (TriggerReader.IsTrigger(parameter))
        {
            CheckTriggerType(parameter, trigger, problems);
            return type == typeof(FunctionContext) ? new ParameterSource.Context() : new ParameterSource.Trigger(type);
        }

        if (IsClient(parameter))
        {
            return Client(parameter, trigger, problems);
        }

        if (parameter.GetCustomAttribute<InputBindingAttribute>() is { } unknown)
        {
            problems.Add($"the binding {unknown.GetType().Name} of parameter '{parameter.Name}' is not known to this host.");
            return null;
        }

        return Plain(parameter, trigger, problems);
    }

    private static ParameterSource.Client? Client(ParameterInfo parameter, FunctionTrigger trigger, FunctionProblems problems)
    {
        if (parameter.ParameterType != typeof(DurableTaskClient))
        {
            problems.Add($"parameter '{parameter.Name}' with [DurableClient] must be a DurableTaskClient.");
            return null;
        }

        if (trigger is FunctionTrigger.Orchestration)
        {
            problems.Add("an orchestrator cannot take a DurableTaskClient: its calls would not replay (DURABLE0007).");
            return null;
        }

        return new();
    }

    private static ParameterSource? Plain(ParameterInfo parameter, FunctionTrigger trigger, FunctionProblems problems)
    {
        var type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return new ParameterSource.Context();
        }

        if (type == typeof(CancellationToken))
        {
            return new ParameterSource.Cancellation();
        }

        if (parameter.IsDefined(typeof(FromBodyAttribute)))
        {
            return Body(type, trigger, problems);
        }

        var data = new ParameterSource.BindingData(parameter.Name!, type, Default(parameter));
        switch (trigger)
        {
            case FunctionTrigger.Orchestration:
                return ParameterSource.OrchestrationInput.Of(type);
            case FunctionTrigger.Activity when parameter.Name is InstanceId && type == typeof(string):
                return data;
            case FunctionTrigger.Http http when IsRouteValue(http, parameter.Name!) && BindingText.CanRead(type):
                return data;
            default:
                problems.Add($"parameter '{parameter.Name}' of type {type} has no binding; services come through the "
                    + "constructor, route values by the name they have in the route.");
                return null;
        }
    }

    private static ParameterSource.Body? Body(Type type, FunctionTrigger trigger, FunctionProblems problems)
    {
        if (trigger is FunctionTrigger.Http)
        {
            return new(type);
        }

        problems.Add("[FromBody] needs a request: the function is not triggered by HTTP.");
        return null;
    }

    private void CheckTriggerType(ParameterInfo parameter, FunctionTrigger trigger, FunctionProblems problems)
    {
        var type = parameter.ParameterType;
        var rule = trigger switch
        {
            FunctionTrigger.Http when type == typeof(HttpRequest) && !isWebApplication =>
                "HttpRequest needs ConfigureFunctionsWebApplication().",
            FunctionTrigger.Http when type != typeof(HttpRequest) && type != typeof(HttpRequestData) =>
                $"[HttpTrigger] binds HttpRequest or HttpRequestData, not {type}.",
            FunctionTrigger.Timer when type != typeof(TimerInfo) => $"[TimerTrigger] binds TimerInfo, not {type}.",
            FunctionTrigger.Orchestration when type != typeof(TaskOrchestrationContext) =>
                $"[OrchestrationTrigger] binds TaskOrchestrationContext, not {type}.",
            _ => null,
        };
        if (rule is not null)
        {
            problems.Add(rule);
        }
    }

    private static bool IsRouteValue(FunctionTrigger.Http http, string name) =>
        http.Template.Parameters.Any(part => string.Equals(part.Name, name, StringComparison.OrdinalIgnoreCase));

    private static object? Default(ParameterInfo parameter)
    {
        if (parameter.HasDefaultValue)
        {
            return parameter.DefaultValue;
        }

        var type = parameter.ParameterType;
        return type.IsValueType ? RuntimeHelpers.GetUninitializedObject(type) : null;
    }
}
