namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the next generation; null for none.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that were not consumed reach the next generation; default true.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version of the next generation; null keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
