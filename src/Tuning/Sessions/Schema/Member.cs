namespace Tuning.Sessions.Schema;

/// <summary>A named member of a group in a session file.</summary>
/// <param name="Name">The name, in its exact case.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="Meaning">What it says, in one sentence.</param>
public sealed record Member(string Name, Shape Shape, string Meaning)
{
    /// <summary>Whether the group is incomplete without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether this build carries it out; one that it does not is refused by name.</summary>
    public bool IsAvailable { get; init; } = true;

    /// <summary>What holds when it is left out, as JSON; null when nothing does.</summary>
    public string? DefaultJson { get; init; }
}
