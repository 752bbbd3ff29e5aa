namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Counts the scoped services.</summary>
public sealed class ScopeLog
{
    private int _created;
    private int _disposed;

    public int DisposedCount => _disposed;

    public int Created() => Interlocked.Increment(ref _created);

    public void Disposed() => Interlocked.Increment(ref _disposed);
}
