using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting;

namespace TuningFunctions.Tests;

/// <summary>The function app as Program.cs wires it, in the embedded host, with a home of its own and Kestrel on a free port.
/// Every orchestration replays at every turn, as on Azure.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IHost _host;

    private RunningApp(IHost host, DirectoryInfo folder)
    {
        _host = host;
        _folder = folder;
        Embedded = host.Services.GetRequiredService<EmbeddedHost>();
        Client = new HttpClient { BaseAddress = Embedded.Address };
    }

    public EmbeddedHost Embedded { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<RunningApp> StartAsync(
        Action<FunctionsApplicationBuilder>? configure = null,
        Action<EmbeddedHostOptions>? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("tuning-app-");
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.ConfigureTuning();
        builder.ConfigureEmbeddedHost(embedded =>
        {
            embedded.Home = folder.FullName;
            embedded.Url = "http://127.0.0.1:0";
            embedded.ReplayEveryEpisode = true;
            embedded.RunTimers = false;
            options?.Invoke(embedded);
        });
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        _host.Dispose();
        _folder.Delete(recursive: true);
    }
}
