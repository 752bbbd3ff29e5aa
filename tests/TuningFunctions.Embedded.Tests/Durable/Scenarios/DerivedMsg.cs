namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class DerivedMsg : BaseMsg
{
    public int Extra { get; set; }
}
