namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public class BaseMsg
{
    public string? Kind { get; set; }
}
