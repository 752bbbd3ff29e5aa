using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>One invocation under measurement; disposing it records the duration.</summary>
internal sealed class InvocationMeasurement(
    Activity? activity,
    string function,
    Histogram<double> duration,
    Counter<long> errors) : IDisposable
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Records that the invocation ended in an exception.</summary>
    public void Fail(Exception error)
    {
        activity?.SetStatus(ActivityStatusCode.Error, error.Message);
        activity?.AddException(error);
        errors.Add(1, new KeyValuePair<string, object?>("faas.name", function));
    }

    public void Dispose()
    {
        duration.Record(
            Stopwatch.GetElapsedTime(_started).TotalSeconds,
            new KeyValuePair<string, object?>("faas.name", function));
        activity?.Dispose();
    }
}
