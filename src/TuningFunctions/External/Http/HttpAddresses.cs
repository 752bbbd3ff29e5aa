using System.Net;
using System.Net.Sockets;
using Tuning.Sessions;

namespace TuningFunctions.External.Http;

/// <summary>
/// The hosts that trials may be posted to. A host is listed by its name or its address; a name that leads to a private address is
/// let through only where that address is listed too, so that a listed name cannot be turned against the network of this machine.
/// </summary>
/// <param name="host">What this host lets external strategies do.</param>
public sealed class HttpAddresses(ExternalHost host)
{
    /// <summary>What keeps a session from its address; null where nothing does. The name is not looked up yet.</summary>
    /// <param name="http">What the session file says.</param>
    public SpecProblem? Check(ExternalSpec.Http http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var address = new Uri(http.Url);
        return host.HttpHosts.Contains(address.IdnHost)
            ? null
            : new SpecProblem("strategy.url", http.Url, host.HttpHosts.IsEmpty
                ? $"an address of a host of {ExternalHost.HttpHostsSetting}, which is empty here"
                : $"an address of one of the hosts of {ExternalHost.HttpHostsSetting}: {string.Join(", ", host.HttpHosts.Order(StringComparer.Ordinal))}");
    }

    /// <summary>The addresses of a host that may be connected to, looked up once for one connection.</summary>
    /// <param name="name">The host's name or address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="HttpRequestException">The host is not listed, or every address of it is private and none is listed.</exception>
    public async Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (!host.HttpHosts.Contains(name))
        {
            throw new HttpRequestException($"{name} is no host of {ExternalHost.HttpHostsSetting}.");
        }

        var found = IPAddress.TryParse(name, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(name, cancellationToken);
        var allowed = found.Where(address => !IsPrivate(address) || IsListed(address)).ToArray();
        return allowed.Length > 0
            ? allowed
            : throw new HttpRequestException(
                $"{name} leads to {string.Join(", ", found.Select(address => address.ToString()))}, which is private and no address of {ExternalHost.HttpHostsSetting}.");
    }

    /// <summary>Whether an address belongs to no public network.</summary>
    /// <param name="address">The address.</param>
    public static bool IsPrivate(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily is AddressFamily.InterNetwork
            ? bytes switch
            {
                [0 or 10 or 127, ..] or [192, 168, ..] or [169, 254, ..] or [192, 0, 0, _] => true,
                [172, var second, ..] => second is >= 16 and <= 31,
                [100, var second, ..] => second is >= 64 and <= 127,
                [198, 18 or 19, ..] => true,
                [>= 224, ..] => true,
                _ => false,
            }
            : IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal
                || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)
                // Addresses that carry an IPv4 address are taken for what they carry: translated (64:ff9b::/96) and 6to4 (2002::/16).
                || (bytes is [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] && IsPrivate(new IPAddress(bytes.AsSpan(12))))
                || (bytes is [0x20, 0x02, ..] && IsPrivate(new IPAddress(bytes.AsSpan(2, 4))));
    }

    private bool IsListed(IPAddress address) =>
        host.HttpHosts.Contains((address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString());
}
