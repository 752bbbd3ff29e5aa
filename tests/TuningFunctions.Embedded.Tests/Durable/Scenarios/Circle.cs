namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class Circle : Shape
{
    public int R { get; set; }
}
