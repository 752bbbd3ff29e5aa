using System.Security.Cryptography;

namespace TuningFunctions.Embedded.Durable.Clients;

/// <summary>New instance ids: 32 lower-case hexadecimal digits.</summary>
internal static class InstanceIds
{
    /// <summary>A new id.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
