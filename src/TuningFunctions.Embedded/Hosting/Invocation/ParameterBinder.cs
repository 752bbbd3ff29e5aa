using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Http;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Supplies the arguments of a function.</summary>
internal sealed class ParameterBinder(DataConverter converter, Func<DurableTaskClient> client)
{
    /// <summary>The arguments of an invocation, in the order of the method.</summary>
    public object?[] Bind(EmbeddedFunctionContext context)
    {
        var sources = context.Entry.Sources;
        var arguments = new object?[sources.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Read(sources[i], context);
        }

        return arguments;
    }

    private object? Read(ParameterSource source, EmbeddedFunctionContext context) => source switch
    {
        ParameterSource.Trigger trigger => ReadTrigger(trigger.Type, context),
        ParameterSource.OrchestrationInput input => input.Read(((TriggerInput.Orchestration)context.Input).Context),
        ParameterSource.BindingData data => ReadData(data, context),
        ParameterSource.Body => null,
        ParameterSource.Client => client(),
        ParameterSource.Context => context,
        ParameterSource.Cancellation => context.CancellationToken,
        _ => throw new InvalidOperationException($"{source.GetType()} has no value."),
    };

    private object? ReadTrigger(Type type, EmbeddedFunctionContext context) => context.Input switch
    {
        TriggerInput.Http http when type == typeof(HttpRequest) => http.HttpContext.Request,
        TriggerInput.Http => HttpInvocationFeature.Of(context)!.RequestData(context),
        TriggerInput.Timer timer => timer.Info,
        TriggerInput.Orchestration orchestration => orchestration.Context,
        TriggerInput.Activity activity => converter.Deserialize(activity.Input, type),
        _ => throw new InvalidOperationException($"{context.Input.GetType()} has no value."),
    };

    private static object? ReadData(ParameterSource.BindingData data, EmbeddedFunctionContext context)
    {
        var value = context.BindingContext.BindingData.GetValueOrDefault(data.Name);
        return value switch
        {
            null => data.Default,
            string text => BindingText.Read(text, data.Type),
            _ when data.Type.IsInstanceOfType(value) => value,
            _ => BindingText.Read(Convert.ToString(value, CultureInfo.InvariantCulture)!, data.Type),
        };
    }
}
