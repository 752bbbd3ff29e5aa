using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function app with the worker's defaults.</summary>
public static class FunctionsWorkerHost
{
    /// <summary>Runs the functions of the program until it is stopped.</summary>
    /// <param name="configureServices">Registers the app's services; absent for none.</param>
    public static void RunDefault(Action<IServiceCollection>? configureServices = null) => Build(configureServices).Run();

    /// <summary>Runs the functions of the program until it is stopped.</summary>
    /// <param name="configureService">Registers the app's services; absent for none.</param>
    /// <returns>Ends with the app.</returns>
    public static Task RunDefaultAsync(Action<IServiceCollection>? configureService = null) => Build(configureService).RunAsync();

    private static IHost Build(Action<IServiceCollection>? configureServices)
    {
        var builder = new HostBuilder().ConfigureFunctionsWorkerDefaults();
        return (configureServices is null ? builder : builder.ConfigureServices(configureServices)).Build();
    }
}
