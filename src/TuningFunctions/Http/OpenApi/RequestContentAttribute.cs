namespace TuningFunctions.Http.OpenApi;

/// <summary>The body that an HTTP function reads.</summary>
/// <param name="mediaTypes">The media types that it takes.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequestContentAttribute(params string[] mediaTypes) : Attribute
{
    /// <summary>The media types that it takes.</summary>
    public IReadOnlyList<string> MediaTypes { get; } = mediaTypes;

    /// <summary>The type that JSON bodies have; null where a schema of its own describes them.</summary>
    public Type? Type { get; init; }
}
