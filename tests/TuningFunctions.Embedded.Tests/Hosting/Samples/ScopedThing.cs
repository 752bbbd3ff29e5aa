namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>A scoped service that tells when it was disposed.</summary>
public sealed class ScopedThing(ScopeLog log) : IDisposable
{
    public int Number { get; } = log.Created();

    public void Dispose() => log.Disposed();
}
