using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace TuningFunctions.Embedded.Http.Security;

/// <summary>The keys of the host, from the environment; kept as hashes so that every comparison takes the same time.</summary>
internal sealed class HostKeys
{
    /// <summary>The setting that holds the function key.</summary>
    public const string FunctionKeySetting = "TUNE_FUNCTION_KEY";

    /// <summary>The setting that holds the system key.</summary>
    public const string SystemKeySetting = "TUNE_SYSTEM_KEY";

    private readonly byte[]? _function;
    private readonly byte[]? _system;
    private readonly byte[]? _management;
    private readonly byte[]? _attach;

    private HostKeys(string? function, string? system)
    {
        _function = Hash(function);
        _system = Hash(system);
        ManagementKey = Management.ManagementKey.Of(system);
        _management = Hash(ManagementKey);
        _attach = Hash(AttachKey);
    }

    /// <summary>Whether no key is set, so that only loopback is served.</summary>
    public bool AreAbsent => _function is null && _system is null;

    /// <summary>The key that the addresses of instances carry; null when there is no system key.</summary>
    public string? ManagementKey { get; }

    /// <summary>
    /// A function key that this process draws at its start and leaves in its home: who may read the home may call the functions.
    /// </summary>
    public string AttachKey { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Reads the keys.</summary>
    public static HostKeys Read(IConfiguration configuration) =>
        new(configuration[FunctionKeySetting], configuration[SystemKeySetting]);

    /// <summary>Whether a presented key opens a level. A level whose key is not set stays closed while any key is.</summary>
    public bool Open(AuthorizationLevel level, string? presented)
    {
        if (level == AuthorizationLevel.Anonymous || AreAbsent)
        {
            return true;
        }

        if (string.IsNullOrEmpty(presented))
        {
            return false;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(presented));
        var isSystem = Equal(_system, hash);
        var isFunction = Equal(_function, hash) | Equal(_attach, hash);
        return isSystem || (isFunction && level == AuthorizationLevel.Function);
    }

    /// <summary>Whether a presented key is the one that this process left in its home.</summary>
    public bool IsAttach(string? presented) =>
        !string.IsNullOrEmpty(presented) && Equal(_attach, SHA256.HashData(Encoding.UTF8.GetBytes(presented)));

    /// <summary>Whether a presented key opens the management of instances: the system key, or the one that stands in addresses.</summary>
    public bool OpenManagement(string? presented) =>
        Open(AuthorizationLevel.System, presented)
        || (!string.IsNullOrEmpty(presented) && Equal(_management, SHA256.HashData(Encoding.UTF8.GetBytes(presented))));

    private static bool Equal(byte[]? key, byte[] presented) =>
        key is not null && CryptographicOperations.FixedTimeEquals(key, presented);

    private static byte[]? Hash(string? key) =>
        string.IsNullOrEmpty(key) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
