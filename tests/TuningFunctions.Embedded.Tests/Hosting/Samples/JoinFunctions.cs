using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>An activity that fails until a test allows it.</summary>
public sealed class JoinFunctions(JoinSwitch allowed)
{
    [Function("Join")]
    public string Join([ActivityTrigger] string[] parts) =>
        parts.Length > 0 || allowed.AllowsNothing ? string.Join(' ', parts) : throw new InvalidOperationException("nothing to join");
}
