using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Hosting.Invocation;

/// <summary>The trace of an invocation.</summary>
internal sealed class EmbeddedTraceContext(string parent, string state) : TraceContext
{
    public override string TraceParent { get; } = parent;

    public override string TraceState { get; } = state;

    /// <summary>The trace that is current now.</summary>
    public static EmbeddedTraceContext OfCurrent() =>
        new(Activity.Current?.Id ?? string.Empty, Activity.Current?.TraceStateString ?? string.Empty);
}
