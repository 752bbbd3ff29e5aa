using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Traces and metrics of invocations, under the names of the real worker and of OpenTelemetry's FaaS conventions.</summary>
internal sealed class WorkerTelemetry : IDisposable
{
    /// <summary>The name of the activity source and the meter.</summary>
    public const string Name = "Microsoft.Azure.Functions.Worker";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _errors;

    public WorkerTelemetry()
    {
        _duration = _meter.CreateHistogram<double>("faas.invoke_duration", "s", "Time from trigger to result.");
        _errors = _meter.CreateCounter<long>("faas.errors", "{error}", "Invocations that ended in an exception.");
    }

    /// <summary>Starts to measure an invocation.</summary>
    public InvocationMeasurement Start(EmbeddedFunctionContext context)
    {
        var name = context.Entry.Name;
        var activity = _source.HasListeners() ? Trace(context, name) : null;
        return new(activity, name, _duration, _errors);
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private Activity? Trace(EmbeddedFunctionContext context, string name)
    {
        var kind = context.Input is TriggerInput.Http ? ActivityKind.Server : ActivityKind.Internal;
        var activity = _source.StartActivity($"function {name}", kind, ParentOf(context.Input));
        activity?.SetTag("faas.name", name);
        activity?.SetTag("faas.invocation_id", context.InvocationId);
        return activity;
    }

    private static ActivityContext ParentOf(TriggerInput input)
    {
        var headers = (input as TriggerInput.Http)?.HttpContext.Request.Headers;
        return ActivityContext.TryParse(headers?.TraceParent, headers?.TraceState, isRemote: true, out var parent)
            ? parent
            : default;
    }
}
