using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Durable.Http;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Runs the functions that the engine schedules.</summary>
internal sealed class FunctionExecutor(FunctionCatalogue catalogue, FunctionInvoker invoker, DataConverter converter)
    : ITaskExecutor, IDisposable
{
    private readonly HttpActivity _http = new();

    public bool HasOrchestrator(string name) => catalogue.FindOrchestration(name) is not null;

    public bool HasActivity(string name) => IsHttp(name) || catalogue.FindActivity(name) is not null;

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        invoker.RunTurnAsync(Found(catalogue.FindOrchestration(name), name), new TriggerInput.Orchestration(context));

    public async Task<string?> RunActivityAsync(ActivityCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (IsHttp(call.Name))
        {
            var request = converter.Deserialize<DurableHttpRequest>(call.Input)
                ?? throw new InvalidOperationException("An orchestrator sent no request.");
            return converter.Serialize(await _http.RunAsync(request, cancellationToken));
        }

        var input = new TriggerInput.Activity(call.InstanceId, call.Input);
        var function = Found(catalogue.FindActivity(call.Name), call.Name);
        await using var invocation = invoker.Create(function, input, cancellationToken);
        return converter.Serialize(await invoker.RunAsync(invocation));
    }

    public void Dispose() => _http.Dispose();

    private static bool IsHttp(string name) => string.Equals(name, HttpActivity.Name, StringComparison.Ordinal);

    private static FunctionEntry Found(FunctionEntry? function, string name) =>
        function ?? throw new InvalidOperationException($"There is no function '{name}'.");
}
