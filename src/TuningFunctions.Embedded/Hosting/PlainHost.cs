using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TuningFunctions.Embedded.Hosting.Settings;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>The embedded host in a host that is built piece by piece.</summary>
internal sealed class PlainHost : IFunctionsWorkerApplicationBuilder
{
    private readonly EmbeddedWorker _worker;

    private PlainHost(IServiceCollection services, EmbeddedWorker worker)
    {
        Services = services;
        _worker = worker;
    }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }

    /// <summary>Adds the embedded host to a builder.</summary>
    public static IHostBuilder Configure(
        IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions,
        bool isWebApplication) => builder
        .ConfigureHostConfiguration(static configuration => configuration.AddEnvironmentVariables("AZURE_FUNCTIONS_"))
        .ConfigureAppConfiguration(static configuration =>
        {
            HostSettings.AddLocalSettings(configuration);
            configuration.AddEnvironmentVariables();
        })
        .ConfigureServices((context, services) =>
        {
            var worker = new EmbeddedWorker(services);
            if (isWebApplication)
            {
                worker.UseWebApplication();
            }

            configure(context, new PlainHost(services, worker));
            services.Configure(configureOptions ?? (static _ => { }));
            worker.Register();
        });

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _worker.Pipeline.Add(middleware);
        return this;
    }
}
