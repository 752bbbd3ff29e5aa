using Microsoft.Extensions.DependencyInjection;
using Tuning.Artifacts;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Strategies;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace Tuning.Cli.Sessions;

/// <summary>What plans, runs and shows the sessions of one home. Dispose it when nothing of it is in use.</summary>
internal sealed class SessionLine : IDisposable
{
    private readonly ServiceProvider _services;

    private SessionLine(ServiceProvider services) => _services = services;

    /// <summary>Plans sessions.</summary>
    public SessionPlanner Planner => _services.GetRequiredService<SessionPlanner>();

    /// <summary>Says what sessions will cost.</summary>
    public SessionEstimator Estimator => _services.GetRequiredService<SessionEstimator>();

    /// <summary>Ranks the trials of sessions.</summary>
    public SessionCloser Closer => _services.GetRequiredService<SessionCloser>();

    /// <summary>Reads stored plans.</summary>
    public PlanCache Plans => _services.GetRequiredService<PlanCache>();

    /// <summary>Where sessions are kept.</summary>
    public ISessionStore Store => _services.GetRequiredService<ISessionStore>();

    /// <summary>Pages of sessions, and pauses.</summary>
    public ISessionControl Control => _services.GetRequiredService<ISessionControl>();

    /// <summary>The data of sessions.</summary>
    public MarketCache Markets => _services.GetRequiredService<MarketCache>();

    /// <summary>What evaluates the trials of a plan on all that its final search sees.</summary>
    /// <param name="plan">The plan.</param>
    public ITrialEvaluator EvaluatorOf(SessionPlan plan) =>
        _services.GetRequiredService<IEvaluatorSource>().Open(
            plan, new EvaluationScope(plan.SearchedWindow) { Bounds = plan.SearchedBy(plan.FinalFold) });

    /// <summary>Opens a home.</summary>
    /// <param name="home">The home folder; it is created on first use.</param>
    /// <param name="settings">Where sessions and artifacts are kept.</param>
    /// <exception cref="StorageSettingException">A setting of a store is missing or cannot be read.</exception>
    public static SessionLine Open(string home, StorageSettings settings)
    {
        var services = new ServiceCollection().AddSingleton(settings).AddSessions(home).BuildServiceProvider();
        // A setting that is missing is told before anything is planned.
        services.GetRequiredService<IArtifactStore>();
        return new SessionLine(services);
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
