namespace TuningFunctions.Embedded.Durable;

/// <summary>One call of an activity.</summary>
/// <param name="Name">The name by which it is called.</param>
/// <param name="InstanceId">The id of the orchestration that called.</param>
/// <param name="TaskId">The sequence number of the call in its orchestration.</param>
/// <param name="Input">The input as JSON text; "null" when there is none.</param>
internal sealed record ActivityCall(string Name, string InstanceId, int TaskId, string Input);
