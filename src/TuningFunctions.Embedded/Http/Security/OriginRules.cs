using System.Net;
using Microsoft.AspNetCore.Http;

namespace TuningFunctions.Embedded.Http.Security;

/// <summary>Keeps other web sites out: a browser on this machine must not be their way in.</summary>
/// <param name="isLoopback">Whether the host is bound to loopback.</param>
/// <param name="areKeysAbsent">Whether requests need no key.</param>
/// <param name="allowedHosts">Host names of a reverse proxy, without port.</param>
internal sealed class OriginRules(bool isLoopback, bool areKeysAbsent, IReadOnlyCollection<string> allowedHosts)
{
    /// <summary>Why a request is refused; null when it is not.</summary>
    public string? Refuse(HttpRequest request)
    {
        if (areKeysAbsent && !IsLoopback(request.HttpContext.Connection.RemoteIpAddress))
        {
            return "Without a key only this machine is served.";
        }

        if (isLoopback && !IsKnownHost(request.Host.Host))
        {
            return "The Host header names another machine.";
        }

        if (request.Headers.Origin.Count > 0 && !IsOwnOrigin(request))
        {
            return "The Origin header names another site.";
        }

        return IsCrossSite(request) ? "The request comes from another site." : null;
    }

    private bool IsKnownHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IsLoopback(address))
        || allowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwnOrigin(HttpRequest request) =>
        request.Headers.Origin is [var origin]
        && Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsCrossSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] == "cross-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
