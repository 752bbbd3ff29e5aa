namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>Where a test can end the process.</summary>
internal enum CommitStage
{
    /// <summary>Everything is written and nothing committed.</summary>
    Before,

    /// <summary>It is committed and nobody knows yet.</summary>
    After,
}
