using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Embedded.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>The worker's defaults for a host that is built piece by piece.</summary>
public static class WorkerHostBuilderExtensions
{
    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) =>
        builder.ConfigureFunctionsWorkerDefaults(static (HostBuilderContext _, IFunctionsWorkerApplicationBuilder _) => { }, null);

    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Builds the pipeline that every invocation passes through.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure) =>
        builder.ConfigureFunctionsWorkerDefaults(configure, null);

    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureOptions">Sets the worker's options.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder, Action<WorkerOptions> configureOptions) =>
        builder.ConfigureFunctionsWorkerDefaults(
            static (HostBuilderContext _, IFunctionsWorkerApplicationBuilder _) => { }, configureOptions);

    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Builds the pipeline that every invocation passes through.</param>
    /// <param name="configureOptions">Sets the worker's options; absent for the usual ones.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configure, Action<WorkerOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.ConfigureFunctionsWorkerDefaults((HostBuilderContext _, IFunctionsWorkerApplicationBuilder app) => configure(app), configureOptions);
    }

    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Builds the pipeline that every invocation passes through.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure) =>
        builder.ConfigureFunctionsWorkerDefaults(configure, null);

    /// <summary>Hosts the functions of the program.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Builds the pipeline that every invocation passes through.</param>
    /// <param name="configureOptions">Sets the worker's options; absent for the usual ones.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWorkerDefaults(
        this IHostBuilder builder,
        Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configure,
        Action<WorkerOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return PlainHost.Configure(builder, configure, configureOptions, isWebApplication: false);
    }
}
