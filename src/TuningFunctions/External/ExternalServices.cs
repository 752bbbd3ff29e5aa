using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TuningFunctions.External.AskTell;
using TuningFunctions.External.Http;
using TuningFunctions.Processes;
using TuningFunctions.Trials;

namespace TuningFunctions.External;

/// <summary>Registers what has the trials of external strategies evaluated.</summary>
internal static class ExternalServices
{
    /// <summary>Registers it; what this host lets them do is read from its environment unless it is registered before.</summary>
    /// <param name="services">Where services are registered.</param>
    /// <param name="home">Tells the home folder.</param>
    public static void AddExternalStrategies(this IServiceCollection services, Func<IServiceProvider, string> home)
    {
        services.TryAddSingleton(_ => ExternalHost.Read(Environment.GetEnvironmentVariable));
        services.AddSingleton<ProcessWatch>();
        services.AddSingleton<CommandPrograms>();
        services.AddSingleton<HttpAddresses>();
        services.AddSingleton<ExternalPlanning>();
        services.AddSingleton<ExternalChannels>();
        services.AddSingleton<ExternalAnswers>();
        services.AddSingleton(provider => new DatasetFiles(
            provider.GetRequiredService<MarketCache>(), Path.Combine(home(provider), "data", "csv")));
        services.AddSingleton<LostTrials>();
        services.AddSingleton<TrialDesk>();
        services.AddSingleton<ExternalEvaluatorSource>();
        services.AddSingleton<ExternalWindowSource>();
    }
}
