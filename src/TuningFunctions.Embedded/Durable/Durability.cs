namespace TuningFunctions.Embedded.Durable;

/// <summary>What a commit survives.</summary>
internal enum Durability
{
    /// <summary>A power cut: synchronous=FULL.</summary>
    Power,

    /// <summary>A killed process, perhaps not a power cut: synchronous=NORMAL.</summary>
    Process,
}
