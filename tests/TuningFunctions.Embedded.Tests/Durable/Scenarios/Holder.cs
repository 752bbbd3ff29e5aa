namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class Holder
{
    public Shape? S { get; set; }

    public BaseMsg? M { get; set; }
}
