using Microsoft.Extensions.DependencyInjection;
using Tuning.Retuning.Stores;
using Tuning.Storage.Sql;

namespace TuningFunctions.Retuning;

/// <summary>Registers what retunes, beside the sessions that it is built on.</summary>
public static class RetuneServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where services are registered, with the sessions.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRetuning(this IServiceCollection services)
    {
        services.AddSingleton<IScheduleStore>(provider => provider.GetRequiredService<SqlRetuneStore>());
        services.AddSingleton<IRunStore>(provider => provider.GetRequiredService<SqlRetuneStore>());
        services.AddSingleton<IMarketStore>(provider => provider.GetRequiredService<SqlRetuneStore>());
        services.AddSingleton<IMarketWindows, ArbitrageMarketWindows>();
        services.AddSingleton<IRetuneDesk, RetuneDesk>();
        services.AddSingleton<ScheduleBook>();
        services.AddSingleton<ChampionBook>();
        services.AddSingleton<PerformanceBook>();
        services.AddSingleton<RunClaims>();
        services.AddSingleton<DriftReferences>();
        services.AddSingleton<TriggerWatcher>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<RunStages>();
        services.AddSingleton<RunJudge>();
        services.AddSingleton<RunAdvancer>();
        services.AddSingleton<RunClerk>();
        services.AddSingleton<RetuneTelemetry>();
        // Connections are renewed, so that a changed address is noticed. A redirection would be followed without the message, and be
        // taken for its receipt.
        services.AddSingleton(new HttpClient(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(15),
            AllowAutoRedirect = false,
        }));
        services.AddSingleton<RunNotifier>();
        return services;
    }
}
