using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Embedded.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>ASP.NET Core's types in the HTTP functions of a host that is built piece by piece.</summary>
public static class FunctionsHostBuilderExtensions
{
    /// <summary>Hosts the functions of the program; HTTP functions take <c>HttpRequest</c> and return <c>IActionResult</c> or <c>IResult</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(this IHostBuilder builder) =>
        builder.ConfigureFunctionsWebApplication(static (HostBuilderContext _, IFunctionsWorkerApplicationBuilder _) => { });

    /// <summary>Hosts the functions of the program; HTTP functions take <c>HttpRequest</c> and return <c>IActionResult</c> or <c>IResult</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureWorker">Builds the pipeline that every invocation passes through.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<IFunctionsWorkerApplicationBuilder> configureWorker)
    {
        ArgumentNullException.ThrowIfNull(configureWorker);
        return builder.ConfigureFunctionsWebApplication((HostBuilderContext _, IFunctionsWorkerApplicationBuilder app) => configureWorker(app));
    }

    /// <summary>Hosts the functions of the program; HTTP functions take <c>HttpRequest</c> and return <c>IActionResult</c> or <c>IResult</c>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configureWorker">Builds the pipeline that every invocation passes through.</param>
    /// <returns>The builder.</returns>
    public static IHostBuilder ConfigureFunctionsWebApplication(
        this IHostBuilder builder, Action<HostBuilderContext, IFunctionsWorkerApplicationBuilder> configureWorker)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureWorker);
        return PlainHost.Configure(builder, configureWorker, configureOptions: null, isWebApplication: true);
    }
}
