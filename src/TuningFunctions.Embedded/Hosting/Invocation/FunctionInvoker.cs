using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>Runs functions through the app's middleware, each invocation with its own scope of services.</summary>
internal sealed class FunctionInvoker
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ParameterBinder _binder;
    private readonly WorkerTelemetry _telemetry;
    private readonly FunctionExecutionDelegate _pipeline;

    public FunctionInvoker(
        IServiceScopeFactory scopes,
        ParameterBinder binder,
        WorkerTelemetry telemetry,
        IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        _scopes = scopes;
        _binder = binder;
        _telemetry = telemetry;
        _pipeline = middleware.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, wrap) => wrap(next));
    }

    /// <summary>Creates an invocation; the caller runs and disposes it.</summary>
    public EmbeddedFunctionContext Create(
        FunctionEntry entry, TriggerInput input, CancellationToken cancellationToken, FunctionAttempt? attempt = null) =>
        new(entry, input, IdSource.New(), _scopes, cancellationToken) { Attempt = attempt ?? FunctionAttempt.Only };

    /// <summary>Runs an invocation and records it.</summary>
    /// <returns>What the function returned, or what middleware put in its place.</returns>
    public async Task<object?> RunAsync(EmbeddedFunctionContext context)
    {
        using var measurement = _telemetry.Start(context);
        try
        {
            await _pipeline(context);
        }
        catch (Exception error)
        {
            measurement.Fail(error);
            throw;
        }

        return context.Result.Value;
    }

    /// <summary>Runs a turn of an orchestrator, on the thread and in the synchronization context of the engine.</summary>
    /// <remarks>A turn that waits for ever is abandoned by the engine, so nothing here may depend on its end.</remarks>
    public async Task<object?> RunTurnAsync(FunctionEntry entry, TriggerInput.Orchestration input)
    {
        var context = Create(entry, input, CancellationToken.None);
        await _pipeline(context);
        await context.DisposeAsync();
        return context.Result.Value;
    }

    private async Task CallAsync(FunctionContext context)
    {
        var invocation = (EmbeddedFunctionContext)context;
        var entry = invocation.Entry;
        var arguments = _binder.Bind(invocation);
        if (entry.ReadsBody)
        {
            await BodyReader.FillAsync(invocation, arguments);
        }

        var instance = entry.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateInstance(context.InstanceServices, entry.Method.DeclaringType!);
        try
        {
            invocation.Result.Value = await entry.Body.InvokeAsync(instance, arguments);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static ValueTask DisposeAsync(object? instance)
    {
        switch (instance)
        {
            case IAsyncDisposable disposable:
                return disposable.DisposeAsync();
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                break;
        }

        return ValueTask.CompletedTask;
    }
}
