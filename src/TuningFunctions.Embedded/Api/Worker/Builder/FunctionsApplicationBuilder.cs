using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Settings;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly EmbeddedWorker _worker;

    internal FunctionsApplicationBuilder(string[] args)
    {
        _host = new HostApplicationBuilder(HostSettings.ForApplication(args));
        HostSettings.AddLocalSettings(_host.Configuration);
        _worker = new EmbeddedWorker(_host.Services);
    }

    /// <summary>Values that the parts of the builder share.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_host).Properties;

    /// <summary>The app's configuration: local.settings.json's Values, then the environment, then the command line.</summary>
    public ConfigurationManager Configuration => _host.Configuration;

    /// <summary>The environment: AZURE_FUNCTIONS_ENVIRONMENT, Production when absent.</summary>
    public IHostEnvironment Environment => _host.Environment;

    /// <summary>The app's logging.</summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _host.Metrics;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _host.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _host.Configuration;

    internal EmbeddedWorker Worker => _worker;

    /// <summary>Builds the app.</summary>
    /// <returns>The host that runs the functions.</returns>
    public IHost Build()
    {
        _worker.Register();
        return _host.Build();
    }

    /// <summary>Replaces the container of the services.</summary>
    /// <typeparam name="TContainerBuilder">The builder of the container.</typeparam>
    /// <param name="factory">Creates the container.</param>
    /// <param name="configure">Configures the container.</param>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _host.ConfigureContainer(factory, configure);

    /// <summary>Adds a step to the pipeline that every invocation passes through.</summary>
    /// <param name="middleware">Wraps the rest of the pipeline.</param>
    /// <returns>This builder.</returns>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _worker.Pipeline.Add(middleware);
        return this;
    }
}
