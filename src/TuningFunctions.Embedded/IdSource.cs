namespace TuningFunctions.Embedded;

/// <summary>The one place where the host draws ids by chance.</summary>
internal static class IdSource
{
#pragma warning disable RS0030 // the one IdSource of the project
    /// <summary>A new id: 36 characters, lower case.</summary>
    public static string New() => Guid.NewGuid().ToString();
#pragma warning restore RS0030
}
