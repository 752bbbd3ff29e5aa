using System.Collections.Concurrent;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>What attempts at functions saw.</summary>
public sealed class Attempts
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IReadOnlyList<string> Seen => [.. _seen];

    public void Add(string text) => _seen.Enqueue(text);
}
