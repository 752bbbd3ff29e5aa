namespace TuningFunctions.Embedded.Durable.Episodes;

/// <summary>The failure of an orchestrator that awaits what is not durable.</summary>
internal static class IllegalAwait
{
    private const string Real =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an orchestrator function's implementation or by middleware that invokes asynchronous code.";

    private const string Rule =
        " The rule: an orchestrator awaits only tasks of its TaskOrchestrationContext (no Task.Delay, Task.Run or I/O), and never with ConfigureAwait(false).";

    /// <summary>How long a continuation that is about to run elsewhere may take to show itself before the instance fails.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>The exception: the real worker's own words at the first await, where it fails too; with the rule where it would hang.</summary>
    public static InvalidOperationException Create(bool first) => new(first ? Real : Real + Rule);
}
