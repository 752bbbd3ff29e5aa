using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tuning.Arbitrage;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.External;
using Tuning.Retuning.Stores;
using Tuning.Sampling;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;
using TuningFunctions.Datasets;
using TuningFunctions.External;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Registers what plans, evaluates and ends sessions: for the functions and for a plain loop alike.</summary>
public static class SessionServices
{
    private static readonly ArbitrageStrategy s_arbitrage = new();

    /// <summary>Registers the line over a home folder: data sets in data/, results and artifacts where
    /// <see cref="StorageSettings"/> say, which is the home as well unless they are registered before.</summary>
    /// <param name="services">Where services are registered.</param>
    /// <param name="home">The home folder; it is created on first use.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSessions(this IServiceCollection services, string home)
    {
        ArgumentException.ThrowIfNullOrEmpty(home);
        return services.AddSessions(_ => home);
    }

    /// <summary>Registers the line over a home folder that is known only when the services are: results in tuning.db, data sets in data/.</summary>
    /// <param name="services">Where services are registered.</param>
    /// <param name="home">Tells the home folder; it is created on first use.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSessions(this IServiceCollection services, Func<IServiceProvider, string> home)
    {
        ArgumentNullException.ThrowIfNull(home);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Capabilities());
        services.AddSingleton(provider => new IdSource(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DataSetStore(Path.Combine(home(provider), "data")));
        services.TryAddSingleton(new StorageSettings(_ => null));
        services.AddSingleton(provider => provider.GetRequiredService<StorageSettings>().OpenSessions(
            home(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton<ISessionControl>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton<IValidationLedger>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton<ISessionRetention>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton<SqlRetuneStore>();
        services.AddSingleton<IChampionStore>(provider => provider.GetRequiredService<SqlRetuneStore>());
        services.AddSingleton<ITrialLeases>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton(provider => provider.GetRequiredService<StorageSettings>().OpenArtifacts(
            home(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDatasetRegister>(provider => provider.GetRequiredService<SqlSessionStore>());
        services.AddSingleton(provider => new DatasetUploads(provider.GetRequiredService<StorageSettings>().OpenUploads(
            home(provider), provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<SharedDatasets>();
        services.AddSingleton<DatasetIntake>();
        services.AddSingleton<SessionPurger>();
        services.AddSingleton<IDatasetLibrary, ArbitrageLibrary>();
        services.AddSingleton<MarketCache>();
        services.AddSingleton<ArbitrageEvaluatorSource>();
        services.AddSingleton<ArbitrageWindowSource>();
        services.AddSingleton<IBoundSource, ArbitrageBounds>();
        services.AddExternalStrategies(home);
        services.AddSingleton<IEvaluatorSource, StrategyEvaluators>();
        services.AddSingleton<IWindowSource, StrategyWindows>();
        AddSteps(services);
        return services;
    }

    private static BuildCapabilities Capabilities() => new(
    [
        s_arbitrage,
        new ExternalStrategy(ExternalStrategy.Command, s_arbitrage.Generator),
        new ExternalStrategy(ExternalStrategy.Http, s_arbitrage.Generator),
        new ExternalStrategy(ExternalStrategy.AskTell, []),
    ])
    {
        Samplers = SamplerCatalogue.Kinds,
        Validations = [ValidationKind.None, ValidationKind.WalkForward],
        HasConditions = true,
        MaxDatasets = 16,
        Prunings = [PruningKind.None, PruningKind.Asha, PruningKind.Hyperband, PruningKind.Median, PruningKind.Wilcoxon],
    };

    private static void AddSteps(IServiceCollection services)
    {
        services.AddSingleton<TrialRunner>();
        services.AddSingleton<PlanCache>();
        services.AddSingleton<SearchCache>();
        services.AddSingleton<SensitivityGate>();
        services.AddSingleton<BoundResolver>();
        services.AddSingleton<SessionPlanner>();
        services.AddSingleton<SessionEstimator>();
        services.AddSingleton<FoldAdvancer>();
        services.AddSingleton<JobEvaluator>();
        services.AddSingleton<RungPruner>();
        services.AddSingleton<IReportSource, ArbitrageReportSource>();
        services.AddSingleton<ReportBuilder>();
        services.AddSingleton<SessionReports>();
        services.AddSingleton<FoldChooser>();
        services.AddSingleton<EvidenceStore>();
        services.AddSingleton<FoldTester>();
        services.AddSingleton<SessionJudge>();
        services.AddSingleton<SessionFigures>();
        services.AddSingleton<SessionCloser>();
        services.AddSingleton<SessionLoop>();
        services.AddSingleton<SessionLauncher>();
        services.AddSingleton<SessionControls>();
    }
}
