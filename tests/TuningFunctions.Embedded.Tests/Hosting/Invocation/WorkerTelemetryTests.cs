using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TuningFunctions.Embedded.Hosting.Invocation;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting.Invocation;

public sealed class WorkerTelemetryTests
{
    private const string CallersTrace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Invoke_WithListeners_TracesAndMeasuresUnderTheNamesOfTheRealWorker()
    {
        var activities = new ConcurrentQueue<Activity>();
        var measurements = new ConcurrentQueue<string>();
        using var tracing = new ActivityListener
        {
            ShouldListenTo = source => source.Name is WorkerTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(tracing);
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is WorkerTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measurements.Enqueue(Describe(instrument, tags)));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measurements.Enqueue(Describe(instrument, tags)));
        meters.Start();
        await using var host = await RunningHost.StartAsync(RunningHost.WithSettings(("OffRoute", "off")), [typeof(WebFunctions)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/fail");
        request.Headers.Add("traceparent", $"00-{CallersTrace}-b7ad6b7169203331-01");

        using var response = await host.Client.SendAsync(request);

        var activity = activities.Single(activity => activity.TraceId.ToString() is CallersTrace);
        activity.OperationName.ShouldBe("function Fail");
        activity.Status.ShouldBe(ActivityStatusCode.Error);
        activity.GetTagItem("faas.name").ShouldBe("Fail");
        activity.GetTagItem("faas.invocation_id").ShouldNotBeNull();
        measurements.Contains("faas.invoke_duration s Fail", StringComparer.Ordinal).ShouldBeTrue();
        measurements.Contains("faas.errors {error} Fail", StringComparer.Ordinal).ShouldBeTrue();
    }

    private static string Describe(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name} {instrument.Unit} {tags[0].Value}";
}
