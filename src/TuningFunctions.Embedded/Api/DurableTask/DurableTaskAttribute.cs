namespace Microsoft.DurableTask;

/// <summary>Names a class-based orchestrator or activity.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    /// <summary>Names the class.</summary>
    /// <param name="name">The name, or null for the name of the class.</param>
    public DurableTaskAttribute(string? name = null) => Name = string.IsNullOrEmpty(name) ? default : new TaskName(name);

    /// <summary>The name; empty stands for the name of the class.</summary>
    public TaskName Name { get; }

    /// <summary>The version that the class implements; null for any.</summary>
    public string? Version { get; set; }
}
