using Microsoft.DurableTask;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Runs the functions that the engine schedules.</summary>
internal sealed class FunctionExecutor(FunctionCatalogue catalogue, FunctionInvoker invoker, DataConverter converter)
    : ITaskExecutor
{
    public bool HasOrchestrator(string name) => catalogue.FindOrchestration(name) is not null;

    public bool HasActivity(string name) => catalogue.FindActivity(name) is not null;

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        invoker.RunTurnAsync(Found(catalogue.FindOrchestration(name), name), new TriggerInput.Orchestration(context));

    public async Task<string?> RunActivityAsync(ActivityCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var input = new TriggerInput.Activity(call.InstanceId, call.Input);
        var function = Found(catalogue.FindActivity(call.Name), call.Name);
        await using var invocation = invoker.Create(function, input, cancellationToken);
        return converter.Serialize(await invoker.RunAsync(invocation));
    }

    private static FunctionEntry Found(FunctionEntry? function, string name) =>
        function ?? throw new InvalidOperationException($"There is no function '{name}'.");
}
