namespace Microsoft.DurableTask;

/// <summary>What an activity knows about its caller.</summary>
public abstract class TaskActivityContext
{
    /// <summary>Creates the context.</summary>
    protected TaskActivityContext()
    {
    }

    /// <summary>The name of the activity.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the orchestration that called.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The version of the activity; empty for none.</summary>
    public virtual string Version => string.Empty;
}
