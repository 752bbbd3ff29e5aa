using System.Text.Json;
using FApp2;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Hosting.Scenarios;

/// <summary>The orchestrators of the scenarios that were observed in the real worker.</summary>
public sealed class ScenarioOrchestrators(ScenarioTrace trace)
{
    [Function("FnSeq")]
    public async Task<int> SequentialAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "start");
        var a = await context.CallActivityAsync<int>("Sq", 2);
        trace.Log(context, "after1");
        var b = await context.CallActivityAsync<int>("Sq", a);
        trace.Log(context, "after2");
        return a + b;
    }

    [Function("FnPropCase")]
    public static Task<string> PropertyCaseAsync([OrchestrationTrigger] TaskOrchestrationContext context, Order? o) =>
        Task.FromResult($"{o?.Id ?? "null"}|{o?.Total}|{o?.Level}");

    [Function("FnGetInput")]
    public static Task<string> GetInputAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        return Task.FromResult(string.Join("; ",
            Try("int", () => context.GetInput<int>()),
            Try("string", () => context.GetInput<string>()),
            Try("long", () => context.GetInput<long>()),
            Try("object", () => context.GetInput<object>()?.GetType()),
            Try("JsonElement", () => context.GetInput<JsonElement>())));

        static string Try(string name, Func<object?> read)
        {
            try
            {
                return $"{name}={read()}";
            }
            catch (JsonException error)
            {
                return $"{name}: {error.GetType()}: {error.Message}";
            }
        }
    }

    [Function("FnThrow")]
    public static Task ThrowAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
#pragma warning disable MA0015 // The scenario throws it so.
        throw new OrderException("outer", new InvalidOperationException("mid", new ArgumentException("leaf")));
#pragma warning restore MA0015

    [Function("FnSubThrow")]
    public static async Task<string> SubThrowAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync("FnThrow");
            return "nothing";
        }
        catch (TaskFailedException e)
        {
            var chain = new List<string>();
            for (var failure = e.FailureDetails; failure is not null; failure = failure.InnerFailure)
            {
                chain.Add($"{failure.ErrorType}: {failure.ErrorMessage}");
            }

            return $"message={e.Message}; taskName={e.TaskName}; taskId={e.TaskId}; failure={string.Join(" <- ", chain)}; "
                + $"causedBy<OrderException>={e.FailureDetails.IsCausedBy<OrderException>()}";
        }
    }

    [Function("FnFailUncaught")]
    public static Task UncaughtAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync("FnThrow");

    [Function("FnVoid")]
    public static Task VoidAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync("VoidAct", "a");

    [Function("FnFields")]
    public static Task<Fields> FieldsAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.FromResult(new Fields());

    [Function("FnOrder")]
    public static Task<Order> OrderAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<Order>("EchoOrder", new Order("a", 1.5m, Level.Mid));

    [Function("FnCan")]
    public async Task<string> ContinueAsNewAsync([OrchestrationTrigger] TaskOrchestrationContext context, int n)
    {
        trace.Log(context, $"start{n}");
        await context.CallActivityAsync<int>("Sq", n);
        if (n < 3)
        {
            context.ContinueAsNew(n + 1);
            return "ignored";
        }

        return $"end {n}";
    }

    [Function("FnEvent")]
    public async Task<string> EventAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        trace.Log(context, "wait");
        var o = await context.WaitForExternalEvent<Order>("E");
        return o.Id + "|" + o.Total;
    }
}
