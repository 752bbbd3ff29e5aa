namespace TuningFunctions.Embedded.Benchmarks;

/// <summary>Sees the first activity, and can hold activities back.</summary>
internal sealed class BenchmarkGate
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether activities do not end before the host stops.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Ends when the first activity runs.</summary>
    public Task FirstActivity => _first.Task;

    /// <summary>Passes an activity through.</summary>
    public Task PassAsync(CancellationToken cancellationToken)
    {
        _first.TrySetResult();
        return IsClosed ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : Task.CompletedTask;
    }
}
