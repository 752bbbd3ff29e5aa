using Microsoft.Extensions.DependencyInjection;
using Tuning.Arbitrage.Markets.Storing;
using Tuning.Artifacts;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;
using Tuning.Strategies;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace Tuning.Cli.Sessions;

/// <summary>What plans, runs and shows the sessions of one home. Dispose it when nothing of it is in use.</summary>
internal sealed class SessionLine : IDisposable
{
    // Made on first use: who only looks at sessions waits for the store alone.
    private readonly Lazy<ServiceProvider> _services;
    private readonly Lazy<SqlSessionStore> _store;

    private SessionLine(string home, StorageSettings settings, IArtifactStore artifacts)
    {
        _store = new Lazy<SqlSessionStore>(() => settings.OpenSessions(home, TimeProvider.System));
        _services = new Lazy<ServiceProvider>(() => new ServiceCollection()
            .AddSingleton(settings)
            .AddSessions(home)
            .AddSingleton(_store.Value)
            .AddSingleton(artifacts)
            .BuildServiceProvider());
    }

    /// <summary>Plans sessions.</summary>
    public SessionPlanner Planner => _services.Value.GetRequiredService<SessionPlanner>();

    /// <summary>Says what sessions will cost.</summary>
    public SessionEstimator Estimator => _services.Value.GetRequiredService<SessionEstimator>();

    /// <summary>Ranks the trials of sessions.</summary>
    public SessionCloser Closer => _services.Value.GetRequiredService<SessionCloser>();

    /// <summary>Reads and makes the reports of sessions.</summary>
    public SessionReports Reports => _services.Value.GetRequiredService<SessionReports>();

    /// <summary>Reads stored plans.</summary>
    public PlanCache Plans => _services.Value.GetRequiredService<PlanCache>();

    /// <summary>Where sessions are kept.</summary>
    public ISessionStore Store => _store.Value;

    /// <summary>Pages of sessions, and pauses.</summary>
    public ISessionControl Control => _store.Value;

    /// <summary>The data of sessions.</summary>
    public MarketCache Markets => _services.Value.GetRequiredService<MarketCache>();

    /// <summary>What evaluates the trials of a plan on all that its final search sees.</summary>
    /// <param name="plan">The plan.</param>
    public ITrialEvaluator EvaluatorOf(SessionPlan plan) =>
        _services.Value.GetRequiredService<IEvaluatorSource>().Open(
            plan, new EvaluationScope(plan.SearchedWindow) { Bounds = plan.SearchedBy(plan.FinalFold) });

    /// <summary>
    /// Lets a host of this process use what is open here, so that the process has one pool of connections and each data set once.
    /// The host ends before this.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public void ShareWith(IServiceCollection services)
    {
        services
            .AddSingleton(_store.Value)
            .AddSingleton(_services.Value.GetRequiredService<DataSetStore>())
            .AddSingleton(_services.Value.GetRequiredService<MarketCache>())
            .AddSingleton(_services.Value.GetRequiredService<IArtifactStore>());
        // A container ends what its factories gave it: the store's ports are given as what is there already.
        foreach (var port in typeof(SqlSessionStore).GetInterfaces().Where(port => port.Assembly == typeof(ISessionStore).Assembly))
        {
            services.AddSingleton(port, _store.Value);
        }
    }

    /// <summary>Opens a home.</summary>
    /// <param name="home">The home folder; it is created on first use.</param>
    /// <param name="settings">Where sessions and artifacts are kept.</param>
    /// <exception cref="StorageSettingException">A setting of a store is missing or cannot be read.</exception>
    public static SessionLine Open(string home, StorageSettings settings) =>
        // A setting that is missing is told before anything is planned.
        new(home, settings, settings.OpenArtifacts(home, TimeProvider.System));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_services.IsValueCreated)
        {
            _services.Value.Dispose();
        }

        if (_store.IsValueCreated)
        {
            _store.Value.Dispose();
        }
    }
}
