using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TuningFunctions.Embedded.Durable;

namespace TuningFunctions.Embedded.Tests.Durable;

public sealed class EngineTelemetryTests
{
    [Fact]
    public async Task Run_WithListeners_TracesAndMeasuresUnderTheNamesOfTheRealEngine()
    {
        var spans = new ConcurrentQueue<Activity>();
        var measured = new ConcurrentQueue<string>();
        using var tracing = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is EngineTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(tracing);
        using var meters = new MeterListener();
        meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name is EngineTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            value.ShouldBeGreaterThanOrEqualTo(0);
            measured.Enqueue($"{instrument.Name} {instrument.Unit} {tags[0].Value} {tags[1].Value}");
        });
        meters.Start();
        await using var engine = await TestEngine.StartAsync(f => f
            .Activity<int, int>("MeasuredWell", Task.FromResult)
            .Activity<int, int>("MeasuredBadly", static _ => throw new InvalidOperationException("bad"))
            .Orchestrator("Measured", async c =>
            {
                await c.CallActivityAsync("MeasuredWell", 1);
                await c.CallActivityAsync("MeasuredBadly", 1);
            }));

        await engine.RunAsync("Measured", id: "measured");

        Activity Span(string name) => spans.Single(span => string.Equals(span.OperationName, name, StringComparison.Ordinal));
        var orchestration = Span("orchestration:Measured");
        orchestration.Status.ShouldBe(ActivityStatusCode.Error);
        orchestration.GetTagItem("durabletask.task.instance_id").ShouldBe("measured");
        orchestration.GetTagItem("durabletask.task.status").ShouldBe("Failed");
        orchestration.StartTimeUtc.ShouldBeLessThanOrEqualTo(Span("activity:MeasuredWell").StartTimeUtc);
        Span("activity:MeasuredWell").Status.ShouldBe(ActivityStatusCode.Unset);
        Span("activity:MeasuredBadly").Status.ShouldBe(ActivityStatusCode.Error);
        Span("activity:MeasuredBadly").GetTagItem("durabletask.task.task_id").ShouldBe(1);
        measured.Where(text => text.Contains("Measured", StringComparison.Ordinal)).ShouldBe(
        [
            "durabletask.activity.duration s MeasuredWell Completed",
            "durabletask.activity.duration s MeasuredBadly Failed",
            "durabletask.orchestration.duration s Measured Failed",
        ]);
    }
}
