using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Hosting.Catalogue;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>One invocation; its scope of services is created when it is first asked for.</summary>
internal sealed class EmbeddedFunctionContext(
    FunctionEntry entry,
    TriggerInput input,
    string invocationId,
    IServiceScopeFactory scopes,
    CancellationToken cancellationToken) : FunctionContext, IAsyncDisposable
{
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private InvocationFeatures? _features;
    private IDictionary<object, object>? _items;
    private EmbeddedBindingContext? _bindings;
    private EmbeddedTraceContext? _trace;

    /// <summary>The function.</summary>
    public FunctionEntry Entry { get; } = entry;

    /// <summary>What arrived.</summary>
    public TriggerInput Input { get; } = input;

    /// <summary>The result so far.</summary>
    public InvocationResultFeature Result { get; } = new();

    /// <summary>Which attempt this is.</summary>
    public FunctionAttempt Attempt { get; init; } = FunctionAttempt.Only;

    public override string InvocationId { get; } = invocationId;

    public override string FunctionId => Entry.Definition.Id;

    public override TraceContext TraceContext => _trace ??= EmbeddedTraceContext.OfCurrent();

    public override BindingContext BindingContext => _bindings ??= new(Input.BindingData);

    public override RetryContext RetryContext => Attempt;

    public override IServiceProvider InstanceServices
    {
        get => _services ??= (_scope ??= scopes.CreateAsyncScope()).ServiceProvider;
        set => _services = value;
    }

    public override FunctionDefinition FunctionDefinition => Entry.Definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features
    {
        get
        {
            if (_features is null)
            {
                _features = new();
                _features.Set(Result);
            }

            return _features;
        }
    }

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
