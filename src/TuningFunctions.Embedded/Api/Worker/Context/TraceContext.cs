using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trace that an invocation belongs to (W3C Trace Context).</summary>
public abstract class TraceContext
{
    /// <summary>Creates the context.</summary>
    protected TraceContext()
    {
    }

    /// <summary>The traceparent header; empty when there is no trace.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The tracestate header; empty when there is none.</summary>
    public abstract string TraceState { get; }

    /// <summary>Attributes that the host adds to the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Attributes { get; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The baggage of the trace.</summary>
    public virtual IReadOnlyDictionary<string, string> Baggage { get; } = ImmutableDictionary<string, string>.Empty;
}
