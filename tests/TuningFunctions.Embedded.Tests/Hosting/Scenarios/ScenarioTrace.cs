using System.Collections.Concurrent;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Hosting.Scenarios;

/// <summary>What orchestrators logged, with the replaying flag.</summary>
public sealed class ScenarioTrace
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Log(TaskOrchestrationContext context, string text) =>
        _entries.Enqueue($"{text} r={(context.IsReplaying ? "true" : "false")}");
}
