namespace TuningFunctions.Embedded.Durable.Storage;

/// <summary>An activity that has been scheduled and has no recorded result.</summary>
/// <param name="Seq">Its place in the queue.</param>
/// <param name="Key">The instance that called.</param>
/// <param name="InstanceId">Its id.</param>
/// <param name="TaskId">The sequence number of the call.</param>
/// <param name="Name">The name of the activity.</param>
/// <param name="Input">The serialized input.</param>
/// <param name="Crashes">How often the process died while it ran.</param>
internal sealed record PendingActivity(
    long Seq, long Key, string InstanceId, int TaskId, string Name, string Input, int Crashes);
