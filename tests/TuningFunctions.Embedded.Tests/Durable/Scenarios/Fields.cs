namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

#pragma warning disable CA1051, CS0414, IDE0051, CA1823, MA0069 // Fields are what is observed.
public sealed class Fields
{
    public int F = 7;

    public int? N;

    private readonly int _hidden = 9;

    public int P { get; set; } = 8;
}
