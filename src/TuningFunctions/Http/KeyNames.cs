using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace TuningFunctions.Http;

/// <summary>Tells the name of the key that a request presents, for audits; the key itself goes nowhere.</summary>
/// <param name="configuration">Where the keys of this host come from.</param>
public sealed class KeyNames(IConfiguration configuration)
{
    private const string KeyIdClaim = "http://schemas.microsoft.com/2017/07/functions/claims/keyid";

    /// <summary>The name: what the platform says, <c>function</c> or <c>system</c> for the keys of this host, <c>loopback</c> without
    /// one, and <c>unnamed</c> for any other that the platform let through.</summary>
    /// <param name="request">The request.</param>
    public string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.HttpContext.User.FindFirst(KeyIdClaim)?.Value is { Length: > 0 } named)
        {
            return named;
        }

        var presented = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();
        return string.IsNullOrEmpty(presented) ? "loopback"
            : Is(presented, "TUNE_FUNCTION_KEY") ? "function"
            : Is(presented, "TUNE_SYSTEM_KEY") ? "system"
            : "unnamed";
    }

    private bool Is(string presented, string setting) => configuration[setting] is { Length: > 0 } key
        && CryptographicOperations.FixedTimeEquals(Hash(presented), Hash(key));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
