using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>What arrived at a trigger.</summary>
internal abstract record TriggerInput
{
    private TriggerInput()
    {
    }

    /// <summary>The values that the trigger brought along.</summary>
    public virtual IReadOnlyDictionary<string, object?> BindingData => ImmutableDictionary<string, object?>.Empty;

    /// <summary>A request.</summary>
    public sealed record Http(HttpContext HttpContext, IReadOnlyDictionary<string, object?> RouteValues) : TriggerInput
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData => RouteValues;
    }

    /// <summary>A firing of a timer.</summary>
    public sealed record Timer(TimerInfo Info) : TriggerInput;

    /// <summary>A turn of an orchestration.</summary>
    public sealed record Orchestration(TaskOrchestrationContext Context) : TriggerInput
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData => InstanceData(Context.InstanceId);
    }

    /// <summary>A call of an activity.</summary>
    /// <param name="InstanceId">The id of the orchestration that called.</param>
    /// <param name="Input">The input as JSON.</param>
    public sealed record Activity(string InstanceId, string? Input) : TriggerInput
    {
        /// <inheritdoc/>
        public override IReadOnlyDictionary<string, object?> BindingData => InstanceData(InstanceId);
    }

    private static Dictionary<string, object?> InstanceData(string instanceId) =>
        new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId };
}
