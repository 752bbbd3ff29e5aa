namespace TuningFunctions.Http.OpenApi;

/// <summary>A value that an HTTP function reads from the query.</summary>
/// <param name="name">Its name.</param>
/// <param name="meaning">What it means and allows.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class QueryAttribute(string name, string meaning) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it means and allows.</summary>
    public string Meaning { get; } = meaning;
}
