using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TuningFunctions.Embedded.Hosting;

/// <summary>What the builder collects for the embedded host.</summary>
internal sealed class EmbeddedWorker(IServiceCollection services)
{
    /// <summary>The steps of the pipeline, outermost first.</summary>
    public IList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Pipeline { get; } = [];

    /// <summary>Whether HTTP functions use ASP.NET Core's types.</summary>
    public bool IsWebApplication { get; private set; }

    /// <summary>Lets HTTP functions use ASP.NET Core's types.</summary>
    public void UseWebApplication()
    {
        IsWebApplication = true;
        services.AddMvcCore();
    }

    /// <summary>Adds the embedded host to the app's services.</summary>
    public void Register()
    {
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(this);
        services.TryAddSingleton<EmbeddedHost>(_ => new());
        services.AddHostedService<EmbeddedHostService>();
    }
}
