using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TuningFunctions.Embedded.Hosting.Homes;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>Starts and stops the embedded host with the app.</summary>
internal sealed class EmbeddedHostService(
    IServiceProvider services,
    EmbeddedWorker worker,
    EmbeddedHost host,
    IOptions<EmbeddedHostOptions> options,
    IConfiguration configuration,
    TimeProvider time,
    ILoggerFactory loggers) : IHostedService, IAsyncDisposable
{
    private readonly ILogger _logger = loggers.CreateLogger("TuningFunctions.Embedded");
    private HomeLock? _home;
    private HostRuntime? _runtime;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var plan = HostPlan.Settle(options.Value, configuration, worker.IsWebApplication);
        _home = HomeLock.Acquire(plan.Home, time);
        _runtime = new HostRuntime(plan, options.Value, worker, services, time, _logger, loggers);
        await _runtime.StartAsync(cancellationToken);
        if (_runtime.Address is { } address)
        {
            _home.Publish(address, plan.Keys.AttachKey);
        }

        host.Start(_runtime.Client, _runtime.Address);
        _logger.HostStarted(plan.Catalogue.Functions.Length, plan.Assembly.GetName().Name, plan.Home, _runtime.Address);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_runtime is not null)
        {
            _logger.HostStops();
            await _runtime.StopAsync(cancellationToken);
        }

        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        host.Stop();
        if (_runtime is not null)
        {
            await _runtime.DisposeAsync();
        }

        _home?.Dispose();
        _runtime = null;
        _home = null;
    }
}
