using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using TuningFunctions.Embedded.Hosting;

namespace TuningFunctions.Embedded.Http.Security;

/// <summary>Where the host listens.</summary>
/// <param name="EndPoint">The address and the port; port 0 for any free one.</param>
internal sealed record BindAddress(IPEndPoint EndPoint)
{
    /// <summary>Whether only this machine can reach the address.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <summary>Reads an address.</summary>
    /// <exception cref="AddressRefusedException">The text is no such address, or not http.</exception>
    public static BindAddress Parse(string url)
    {
        var binding = ParseBinding(url);
        if (!binding.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || binding.PathBase.Length > 0)
        {
            throw new AddressRefusedException($"'{url}' cannot be bound: the host speaks plain http at the root; "
                + "put a proxy in front for TLS or a path.");
        }

        return new(new IPEndPoint(AddressOf(binding.Host, url), binding.Port));
    }

    /// <summary>Refuses an address that others can reach while no key is set.</summary>
    /// <exception cref="AddressRefusedException">The address is not loopback and no key is set.</exception>
    public void Require(HostKeys keys)
    {
        if (!IsLoopback && keys.AreAbsent)
        {
            throw new AddressRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{EndPoint} is refused: without {HostKeys.FunctionKeySetting} and {HostKeys.SystemKeySetting} the host binds to loopback only."));
        }
    }

    private static BindingAddress ParseBinding(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException error)
        {
            throw new AddressRefusedException($"'{url}' is not an address such as http://127.0.0.1:7071.", error);
        }
    }

    private static IPAddress AddressOf(string host, string url)
    {
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return IPAddress.Loopback;
        }

        if (host is "*" or "+")
        {
            return IPAddress.IPv6Any;
        }

        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? address
            : throw new AddressRefusedException($"'{url}' cannot be bound: give an IP address, localhost or *.");
    }
}
