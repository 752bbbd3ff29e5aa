using Microsoft.Extensions.DependencyInjection;
using Tuning.Storage.Configuration;
using TuningFunctions.Retuning;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Retuning;

/// <summary>What retunes on a home, without a host.</summary>
internal sealed class RetuneLine : IDisposable
{
    private readonly ServiceProvider _services;

    private RetuneLine(ServiceProvider services) => _services = services;

    /// <summary>What answers.</summary>
    public IRetuneDesk Desk => _services.GetRequiredService<IRetuneDesk>();

    /// <summary>Opens a home.</summary>
    public static RetuneLine Open(string home, StorageSettings settings, TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(settings).AddSessions(home).AddRetuning();
        services.AddSingleton(time);
        return new RetuneLine(services.BuildServiceProvider());
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();
}
