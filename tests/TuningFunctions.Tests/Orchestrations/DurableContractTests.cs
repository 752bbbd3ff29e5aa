using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

public sealed class DurableContractTests
{
    private static readonly object[] s_samples =
    [
        new SessionInput("sweep-1"),
        new PlannedSession(74, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), 256, 61.5, true) { Searches = 5, SearchesAtATime = 2, IsValidated = true },
        new FoldInput("sweep-1", 2, 3, 4, 5.5) { IsTested = true, Job = 7, Rung = 1, StartedUtc = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc) },
        new FoldOutcome(7, "stopped", true, true),
        new FoldProgress(1, 16, 32, 74, true, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc)),
        new BatchInput("sweep-1", 2, 3),
        new BatchAdvance(1, 30, 15, "stopped") { FirstTrial = 30, Rungs = 3, PlannedTrials = 74, IsPaused = true, IsEnough = true, IsCancelled = true },
        new JobInput("sweep-1", 2, 3, 4) { Rung = 1 },
        new RungInput("sweep-1", 2, 3, 1),
        new RungReport(32, 24),
        new TestInput("sweep-1", 2),
        new TestReport(74, 120),
        new JobReport(3, 2, 1),
        new CloseInput("sweep-1", "failed", "error") { Stopped = "stagnation" },
        new SessionProgress(5, 2, 370, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc)),
        new SessionOutcome("sweep-1", "completed", "hash"),
        new RunInput("retune-weekly-1", "o"),
        new RunStep("retune-weekly-1", "watching", true)
        {
            SessionId = "sweep-1",
            WaitUntilUtc = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
            Notice = "promoted",
        },
        new RunFailure("retune-weekly-1", "reason"),
        new NoticeInput("retune-weekly-1", "promoted"),
    ];

    [Fact]
    public void Functions_EveryOrchestrator_IsStatic()
    {
        var orchestrators = Methods().Where(method => TriggerOf<OrchestrationTriggerAttribute>(method) is not null).ToArray();

        orchestrators.Length.ShouldBe(3);
        orchestrators.ShouldAllBe(method => method.IsStatic && method.DeclaringType!.IsAbstract && method.DeclaringType.IsSealed);
    }

    [Fact]
    public void Functions_EveryPayload_IsAFlatSealedRecordThatRoundTrips()
    {
        var payloads = Methods()
            .Where(method => TriggerOf<OrchestrationTriggerAttribute>(method) is not null || TriggerOf<ActivityTriggerAttribute>(method) is not null)
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(ResultOf(method.ReturnType)))
            .Where(type => type != typeof(void) && type != typeof(TaskOrchestrationContext) && type != typeof(CancellationToken))
            .Append(typeof(FoldProgress))
            .Append(typeof(SessionProgress))
            .Distinct()
            .ToArray();

        payloads.ShouldBe(s_samples.Select(sample => sample.GetType()), ignoreOrder: true);
        foreach (var sample in s_samples)
        {
            var type = sample.GetType();
            type.IsSealed.ShouldBeTrue();
            type.GetProperties().ShouldAllBe(property => IsFlat(property.PropertyType));
            JsonSerializer.Deserialize(JsonSerializer.Serialize(sample, type), type).ShouldBe(sample);
        }
    }

    private static bool IsFlat(Type type) =>
        type.IsPrimitive || type == typeof(string) || type == typeof(DateTime) || type == typeof(DateTime?);

    private static IEnumerable<MethodInfo> Methods() => typeof(TuneSession).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    private static T? TriggerOf<T>(MethodInfo method)
        where T : Attribute =>
        method.GetParameters().Select(parameter => parameter.GetCustomAttribute<T>()).FirstOrDefault(trigger => trigger is not null);

    private static Type ResultOf(Type type) => type == typeof(Task) ? typeof(void) : type.GenericTypeArguments.FirstOrDefault() ?? type;
}
