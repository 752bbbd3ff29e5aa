using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tuning.Storage.Configuration;
using TuningFunctions.External;
using TuningFunctions.Http;
using TuningFunctions.Retuning;
using TuningFunctions.Sessions;
#if !FUNCTIONS_AZURE
using Microsoft.Extensions.Options;
using TuningFunctions.Embedded.Hosting;
#endif

namespace TuningFunctions;

/// <summary>The wiring of the function app: every registration, and the only difference between the two hosts.</summary>
public static class TuningApplication
{
    /// <summary>The setting that names the home folder: results, data sets, and in the embedded host the task hub.</summary>
    public const string HomeSetting = "TUNE_HOME";

#if FUNCTIONS_AZURE
    // No instance keeps a disk: what is there is a cache.
    private static readonly string DefaultHome = Path.Combine(Path.GetTempPath(), "tuning-functions");
#else
    private const string DefaultHome = ".tune";
#endif

    /// <summary>Registers everything that the functions need. Program.cs, the command line and the tests all call it.</summary>
    /// <param name="builder">The builder of the app.</param>
    /// <returns>The builder.</returns>
    public static FunctionsApplicationBuilder ConfigureTuning(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<ProblemMiddleware>();
        builder.Services.AddSingleton(SettingsOf);
        builder.Services.AddSingleton(ExternalOf);
        builder.Services.AddSessions(HomeOf);
        builder.Services.AddRetuning();
        builder.Services.AddSingleton<ProgressFeed>();
        builder.Services.AddSingleton<KeyNames>();
        // Before the engine: it takes up pending work as soon as it starts.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SchemaStartCheck>());
        builder.Services.AddHealthChecks().AddCheck<StoreHealthCheck>("sessions").AddCheck<ScheduleHealthCheck>("schedules");
#if !FUNCTIONS_AZURE
        builder.UseFunctionsOf(typeof(TuningApplication).Assembly);
#endif
        return builder;
    }

    private static StorageSettings SettingsOf(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var settings = new StorageSettings(name => configuration[name]);
#if FUNCTIONS_AZURE
        settings.RequireShared();
#endif
        return settings;
    }

    private static ExternalHost ExternalOf(IServiceProvider provider)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        var host = ExternalHost.Read(name => configuration[name]);
#if FUNCTIONS_AZURE
        // The worker's image has no interpreters, and an instance keeps no disk.
        host = host with { CanStartProcesses = false };
#endif
        return host;
    }

    private static string HomeOf(IServiceProvider provider)
    {
#if !FUNCTIONS_AZURE
        if (provider.GetRequiredService<IOptions<EmbeddedHostOptions>>().Value.Home is { Length: > 0 } chosen)
        {
            return chosen;
        }
#endif
        return provider.GetRequiredService<IConfiguration>()[HomeSetting] is { Length: > 0 } home ? home : DefaultHome;
    }
}
