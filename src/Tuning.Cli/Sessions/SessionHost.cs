using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tuning.Storage.Configuration;
using TuningFunctions;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Sessions;

/// <summary>The function app on the embedded host, in this process, over one home.</summary>
internal sealed class SessionHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SessionHost(IHost host) => _host = host;

    /// <summary>The client of the task hub.</summary>
    public DurableTaskClient Client => _host.Services.GetRequiredService<EmbeddedHost>().Client;

    /// <summary>Starts sessions and waits for them.</summary>
    public SessionLauncher Launcher => _host.Services.GetRequiredService<SessionLauncher>();

    /// <summary>Lets paused sessions go on.</summary>
    public SessionControls Controls => _host.Services.GetRequiredService<SessionControls>();

    /// <summary>Removes sessions that ended long ago.</summary>
    public SessionPurger Purger => _host.Services.GetRequiredService<SessionPurger>();

    /// <summary>Where HTTP functions answer; null without HTTP.</summary>
    public Uri? Address => _host.Services.GetRequiredService<EmbeddedHost>().Address;

    /// <summary>Starts the host; sessions that were under way go on.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="settings">Where sessions and artifacts are kept.</param>
    /// <param name="url">Where HTTP functions listen; null for no HTTP.</param>
    /// <param name="log">Where warnings and errors go, one a line; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="TuningFunctions.Embedded.Hosting.Homes.HomeInUseException">Another process runs the engine of the home.</exception>
    public static Task<SessionHost> StartAsync(
        string home, StorageSettings settings, string? url, TextWriter? log, CancellationToken cancellationToken) =>
        StartAsync(home, settings, url, log, isIdle: false, _ => { }, cancellationToken);

    /// <summary>Starts a host on which nothing runs: what is pending stays pending.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="settings">Where sessions and artifacts are kept.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="TuningFunctions.Embedded.Hosting.Homes.HomeInUseException">Another process runs the engine of the home.</exception>
    public static Task<SessionHost> StartIdleAsync(string home, StorageSettings settings, CancellationToken cancellationToken) =>
        StartAsync(home, settings, url: null, log: null, isIdle: true, _ => { }, cancellationToken);

    /// <summary>Starts the host with services of the caller's own in place of the usual ones.</summary>
    /// <param name="home">The home folder.</param>
    /// <param name="settings">Where sessions and artifacts are kept.</param>
    /// <param name="url">Where HTTP functions listen; null for no HTTP.</param>
    /// <param name="log">Where warnings and errors go, one a line; null for nowhere.</param>
    /// <param name="replace">Registers services, after all others.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="TuningFunctions.Embedded.Hosting.Homes.HomeInUseException">Another process runs the engine of the home.</exception>
    public static Task<SessionHost> StartAsync(
        string home, StorageSettings settings, string? url, TextWriter? log, Action<IServiceCollection> replace, CancellationToken cancellationToken) =>
        StartAsync(home, settings, url, log, isIdle: false, replace, cancellationToken);

    private static async Task<SessionHost> StartAsync(
        string home,
        StorageSettings settings,
        string? url,
        TextWriter? log,
        bool isIdle,
        Action<IServiceCollection> replace,
        CancellationToken cancellationToken)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        // Standard output is for results: the host's own console logger would write there.
        builder.Logging.ClearProviders();
        if (log is not null)
        {
            builder.Logging.AddProvider(new LineLoggerProvider(log));
        }

        builder.ConfigureTuning();
        builder.Services.AddSingleton(settings);
        builder.ConfigureEmbeddedHost(options =>
        {
            options.Home = home;
            options.Url = url;
            options.Root = AppContext.BaseDirectory;
            options.IsIdle = isIdle;
        });
        replace(builder.Services);
        var host = new SessionHost(builder.Build());
        try
        {
            await host._host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Activities that run finish or stay pending; nothing is recorded half.
        await _host.StopAsync(CancellationToken.None);
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }
    }
}
