using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>Identifiers that are equal on replay: version 5 of RFC 4122 over instance, time and counter.</summary>
internal static class ReplayGuid
{
    private static readonly Guid _namespace = new("9e952958-5e33-4daf-827f-2fa12937b875");

    /// <summary>The identifier.</summary>
    public static Guid Create(string instanceId, DateTime now, int counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{now:o}_{counter}");
        var text = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[16 + text.Length];
        _namespace.TryWriteBytes(bytes, bigEndian: true, out _);
        text.CopyTo(bytes, 16);
#pragma warning disable CA5350 // Version 5 is defined over SHA-1; it names and does not protect.
        var hash = SHA1.HashData(bytes).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
