using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TuningFunctions.Embedded.Http.Security;

namespace TuningFunctions.Embedded.Http;

/// <summary>Kestrel, with nothing of ASP.NET Core's pipeline around it.</summary>
internal sealed class KestrelEndpoint : IDisposable
{
    private readonly KestrelServer _server;

    public KestrelEndpoint(BindAddress address, long maxRequestBodyBytes, IServiceProvider services, ILoggerFactory loggers)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        options.Limits.MaxRequestBodySize = maxRequestBodyBytes;
        options.Listen(address.EndPoint);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        _server = new(Options.Create(options), transport, loggers);
    }

    /// <summary>Where the server listens, with the port that was chosen.</summary>
    public Uri Address =>
        new(_server.Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal));

    /// <summary>Starts to listen.</summary>
    public Task StartAsync(IHttpApplication<HttpContext> application, CancellationToken cancellationToken) =>
        _server.StartAsync(application, cancellationToken);

    /// <summary>Stops to listen and lets running requests end until the token is cancelled.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    public void Dispose() => _server.Dispose();
}
