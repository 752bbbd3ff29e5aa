using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Catalogue;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting;

public sealed class PlainHostTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plain-host-");

    public PlainHostTests() => File.WriteAllText(
        Path.Combine(_folder.FullName, "host.json"), """{"version":"2.0","extensions":{"http":{"routePrefix":""}}}""");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WebApplication_OfAPlainHost_AnswersThroughItsMiddleware()
    {
        var passed = 0;
        using var host = new HostBuilder()
            .ConfigureFunctionsWebApplication(app => app.UseDefaultWorkerMiddleware().UseMiddleware((_, next) =>
            {
                passed++;
                return next();
            }))
            .ConfigureServices(Settle)
            .Build();
        await host.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Services.GetRequiredService<EmbeddedHost>().Address };

        (await client.GetStringAsync("parts")).ShouldBe("GET");

        passed.ShouldBe(1);
        await host.StopAsync();
    }

    [Fact]
    public async Task WorkerDefaults_OfAPlainHost_TakeOptionsAndKnowNoAspNetCore()
    {
        using var host = new HostBuilder()
            .ConfigureFunctionsWorkerDefaults((WorkerOptions options) => options.Capabilities["x"] = "y")
            .ConfigureServices(Settle)
            .Build();

        host.Services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities["x"].ShouldBe("y");
        (await Should.ThrowAsync<InvalidFunctionsException>(() => host.StartAsync())).Message
            .ShouldContain("HttpRequest needs ConfigureFunctionsWebApplication()");
    }

    private void Settle(IServiceCollection services) => services.Configure<EmbeddedHostOptions>(options =>
    {
        options.Home = Path.Combine(_folder.FullName, "home");
        options.Root = _folder.FullName;
        options.Url = "http://127.0.0.1:0";
        options.FunctionClasses = [typeof(BodyFunctions)];
    });
}
