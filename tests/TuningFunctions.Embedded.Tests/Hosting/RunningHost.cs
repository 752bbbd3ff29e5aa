using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting;

namespace TuningFunctions.Embedded.Tests.Hosting;

/// <summary>The embedded host over some classes of functions, with a home of its own and Kestrel on a free port.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;
    private readonly IHost _host;

    private RunningHost(IHost host, DirectoryInfo folder, bool ownsFolder)
    {
        _host = host;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Embedded = host.Services.GetRequiredService<EmbeddedHost>();
        Client = new HttpClient { BaseAddress = Embedded.Address };
    }

    public EmbeddedHost Embedded { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public string Home => Path.Combine(_folder.FullName, "home");

    public static Task<RunningHost> StartAsync(params Type[] classes) => StartAsync(static _ => { }, classes);

    public static async Task<RunningHost> StartAsync(
        Action<FunctionsApplicationBuilder> configure,
        Type[] classes,
        DirectoryInfo? folder = null)
    {
        var ownFolder = folder ?? Directory.CreateTempSubdirectory("embedded-host-");
        await File.WriteAllTextAsync(
            Path.Combine(ownFolder.FullName, "host.json"),
            """{"version":"2.0","extensions":{"http":{"routePrefix":""}}}""");
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.ConfigureFunctionsWebApplication();
        builder.ConfigureEmbeddedHost(options =>
        {
            options.Home = Path.Combine(ownFolder.FullName, "home");
            options.Root = ownFolder.FullName;
            options.Url = "http://127.0.0.1:0";
            options.FunctionClasses = classes;
        });
        configure(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new(host, ownFolder, ownsFolder: folder is null);
    }

    public static Action<FunctionsApplicationBuilder> WithSettings(params (string Name, string Value)[] settings) =>
        builder => builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }
}
