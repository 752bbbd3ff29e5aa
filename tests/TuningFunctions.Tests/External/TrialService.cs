using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TuningFunctions.Tests.External;

/// <summary>A service on loopback that answers POSTs.</summary>
internal sealed class TrialService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TrialService(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/trial";

    public static async Task<TrialService> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new TrialService(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
