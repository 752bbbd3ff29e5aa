using Microsoft.Extensions.DependencyInjection;
using Tuning.Sessions.Stores;
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

    /// <summary>Opens a home.</summary>
    /// <param name="home">The home folder; it is created on first use.</param>
    public static SessionLine Open(string home) =>
        new(new ServiceCollection().AddSessions(home).BuildServiceProvider());

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
