namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity; compared without case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    private readonly string? _name;

    /// <summary>Creates the empty name.</summary>
    public TaskName()
        : this(null!)
    {
    }

    /// <summary>Creates a name.</summary>
    /// <param name="name">The text; null counts as empty.</param>
    public TaskName(string name) => _name = name;

    /// <summary>The text.</summary>
    public string Name => _name ?? string.Empty;

    /// <summary>Unused; always empty.</summary>
    [Obsolete("Use TaskVersion instead.")]
    public string Version => string.Empty;

    /// <summary>The text of a name.</summary>
    /// <param name="value">The name.</param>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>A name of a text.</summary>
    /// <param name="value">The text; null or empty gives the empty name.</param>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new TaskName(value);

    /// <summary>Whether two names are equal, case aside.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Whether two names differ, case aside.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
