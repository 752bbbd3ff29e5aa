using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Hosting.Invocation;
using TuningFunctions.Embedded.Hosting.Settings;
using TuningFunctions.Embedded.Http;
using TuningFunctions.Embedded.Http.Routing;
using TuningFunctions.Embedded.Http.Security;
using TuningFunctions.Embedded.Management;
using TuningFunctions.Embedded.Timers;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>The parts of a running host: the engine, HTTP and the timers, started in this order and stopped in the reverse.</summary>
internal sealed class HostRuntime : IAsyncDisposable
{
    private readonly HostPlan _plan;
    private readonly EmbeddedHostOptions _options;
    private readonly EmbeddedWorker _worker;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WorkerTelemetry _telemetry = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly FunctionInvoker _invoker;
    private readonly FunctionExecutor _executor;
    private readonly DurableEngine _engine;
    private readonly KestrelEndpoint? _http;
    private Task _timers = Task.CompletedTask;

    public HostRuntime(
        HostPlan plan,
        EmbeddedHostOptions options,
        EmbeddedWorker worker,
        IServiceProvider services,
        TimeProvider time,
        ILogger logger,
        ILoggerFactory loggers)
    {
        _plan = plan;
        _options = options;
        _worker = worker;
        _time = time;
        _logger = logger;
        var converter = new WorkerDataConverter(WorkerSerializer.Of(services));
        _invoker = new(
            services.GetRequiredService<IServiceScopeFactory>(),
            new(converter, () => Client!),
            _telemetry,
            worker.Pipeline);
        _engine = new(
            DurableSection.Read(plan.HostFile, options, plan.Home, converter),
            _executor = new FunctionExecutor(plan.Catalogue, _invoker, converter),
            time,
            loggers);
        Client = new FunctionsClient(_engine.CreateClient(), () => new(Address, plan.Keys.ManagementKey));
        _http = plan.Address is null ? null : new(plan.Address, options.MaxRequestBodyBytes, services, loggers);
    }

    /// <summary>The client of the task hub.</summary>
    public FunctionsClient Client { get; }

    /// <summary>Where HTTP functions answer; null for nowhere.</summary>
    public Uri? Address { get; private set; }

    /// <summary>Starts every part.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in _plan.Catalogue.Functions.Where(function => function.IsDisabled))
        {
            _logger.FunctionDisabled(function.Name);
        }

        if (_options.IsIdle)
        {
            return;
        }

        await _engine.StartAsync(cancellationToken);
        if (_http is not null)
        {
            await _http.StartAsync(Front(), cancellationToken);
            Address = _http.Address;
            if (_plan.Keys.AreAbsent)
            {
                _logger.KeysAbsent(Address);
            }
        }

        if (_options.RunTimers)
        {
            _timers = RunTimersAsync();
        }
    }

    /// <summary>Stops every part: no new work, running requests and firings end, then the engine.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _timers.WaitAsync(cancellationToken);
        if (_http is not null)
        {
            await _http.StopAsync(cancellationToken);
        }

        await _engine.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _http?.Dispose();
        await _engine.DisposeAsync();
        _executor.Dispose();
        _telemetry.Dispose();
        _stopping.Dispose();
    }

    private HttpFront Front()
    {
        var address = _plan.Address!;
        var origins = new OriginRules(address.IsLoopback, _plan.Keys.AreAbsent, [.. _options.AllowedHosts]);
        var functions = new HttpFunctions(_invoker, _worker.IsWebApplication, _logger, _stopping.Token);
        return new(origins, _plan.Keys, new HttpRouter(_plan.Catalogue), functions, new(Client), _logger);
    }

    private Task RunTimersAsync()
    {
        var states = new TimerStates(Path.Combine(_plan.Home, "timers"), _logger);
        return Task.WhenAll(_plan.Catalogue.Timers.Select(function =>
            Task.Run(() => new FunctionTimer(function, _invoker, states, _time, _logger).RunAsync(_stopping.Token))));
    }
}
