namespace TuningFunctions.Http.OpenApi;

/// <summary>An answer of an HTTP function.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="type">The type of its JSON; null for none.</param>
/// <param name="otherMediaType">A media type that it may have instead of JSON; null for none.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RespondsAttribute(int status, Type? type, string? otherMediaType = null) : Attribute
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The type of its JSON; null for none.</summary>
    public Type? Type { get; } = type;

    /// <summary>A media type that it may have instead of JSON; null for none.</summary>
    public string? OtherMediaType { get; } = otherMediaType;
}
