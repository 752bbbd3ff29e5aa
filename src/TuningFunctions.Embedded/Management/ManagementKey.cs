using System.Security.Cryptography;
using System.Text;

namespace TuningFunctions.Embedded.Management;

/// <summary>The key in the addresses that a check-status answer hands out. It is derived from the system key and opens the
/// management of instances only, as the durable extension's own key does on Azure.</summary>
internal static class ManagementKey
{
    /// <summary>The key that belongs to the host's system key; null when there is none.</summary>
    public static string? Of(string? systemKey) => string.IsNullOrEmpty(systemKey)
        ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(systemKey), "durabletask_extension"u8));
}
