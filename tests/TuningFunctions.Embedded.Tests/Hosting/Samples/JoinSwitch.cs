namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>Whether joining nothing is allowed.</summary>
public sealed class JoinSwitch
{
    public bool AllowsNothing { get; set; }
}
