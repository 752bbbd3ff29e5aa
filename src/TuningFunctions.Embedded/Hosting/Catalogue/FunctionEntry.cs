using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using TuningFunctions.Embedded.Hosting.Invocation;

namespace TuningFunctions.Embedded.Hosting.Catalogue;

/// <summary>A function of the app, ready to be invoked.</summary>
/// <param name="Definition">What the function's own code sees of it.</param>
/// <param name="Method">The method.</param>
/// <param name="Trigger">What starts it.</param>
/// <param name="Sources">Where each parameter's value comes from, in the order of the method.</param>
/// <param name="IsDisabled">Whether a setting turns the function off.</param>
internal sealed record FunctionEntry(
    FunctionDefinition Definition,
    MethodInfo Method,
    FunctionTrigger Trigger,
    ImmutableArray<ParameterSource> Sources,
    bool IsDisabled)
{
    /// <summary>The function's name.</summary>
    public string Name => Definition.Name;

    /// <summary>Whether a parameter comes from the body of the request.</summary>
    public bool ReadsBody { get; } = Sources.Any(static source => source is ParameterSource.Body);

    /// <summary>How the function is repeated when it fails; null for not at all.</summary>
    public RetryRule? Retry { get; init; }

    /// <summary>Calls the method.</summary>
    public FunctionMethod Body { get; } = new(Method);
}
