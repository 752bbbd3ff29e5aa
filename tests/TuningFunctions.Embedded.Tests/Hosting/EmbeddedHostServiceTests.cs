using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Embedded.Hosting.Homes;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Hosting;

public sealed class EmbeddedHostServiceTests
{
    [Fact]
    public async Task Start_HomeOfARunningHost_NamesItsProcessAndAddress()
    {
        await using var first = await RunningHost.StartAsync(typeof(StarterFunctions));

        var error = await Should.ThrowAsync<HomeInUseException>(
            () => RunningHost.StartAsync(builder => UseHome(builder, first.Home), [typeof(StarterFunctions)]));

        error.Holder!.ProcessId.ShouldBe(Environment.ProcessId);
        error.Holder.Address.ShouldBe(first.Embedded.Address);
    }

    [Fact]
    public async Task Stop_ReleasesTheHomeAndTheAddress()
    {
        var folder = Directory.CreateTempSubdirectory("embedded-host-");
        try
        {
            var running = await RunningHost.StartAsync(static _ => { }, [typeof(StarterFunctions)], folder);
            var address = running.Embedded.Address;
            HomeLock.FindHolder(running.Home)!.Address.ShouldBe(address);

            await running.Services.GetServices<IHostedService>().OfType<EmbeddedHostService>().Single().StopAsync(CancellationToken.None);

            HomeLock.FindHolder(running.Home).ShouldBeNull();
            running.Embedded.Address.ShouldBeNull();
            Should.Throw<InvalidOperationException>(() => running.Embedded.Client);
            using var client = new HttpClient { BaseAddress = address };
            await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/"));
            await running.DisposeAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Start_BrokenFunctions_TakesNoHome()
    {
        var folder = Directory.CreateTempSubdirectory("embedded-host-");
        try
        {
            await Should.ThrowAsync<Embedded.Hosting.Catalogue.InvalidFunctionsException>(
                () => RunningHost.StartAsync(static _ => { }, [typeof(Broken.TwoTriggers)], folder));

            Directory.Exists(Path.Combine(folder.FullName, "home")).ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void UseHome(FunctionsApplicationBuilder builder, string home)
    {
        builder.Logging.ClearProviders();
        builder.ConfigureEmbeddedHost(options => options.Home = home);
    }
}
