namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

#pragma warning disable CA1051 // Fields are what is observed.
public sealed class Fields2
{
    public int F = 7;

    public int P { get; set; } = 8;
}
