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
        var activity = _source.StartActivity($"function {context.Entry.Name}", ActivityKind.Server);
        activity?.SetTag("faas.name", context.Entry.Name);
        activity?.SetTag("faas.invocation_id", context.InvocationId);
        return new(activity, context.Entry.Name, _duration, _errors);
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
