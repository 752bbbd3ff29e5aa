namespace TuningFunctions.Http.OpenApi;

/// <summary>What an HTTP function does, in the API's description.</summary>
/// <param name="summary">One sentence.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationAttribute(string summary) : Attribute
{
    /// <summary>One sentence.</summary>
    public string Summary { get; } = summary;
}
