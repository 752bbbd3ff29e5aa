namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public enum Level
{
    Low,
    Mid = 5,
    High,
}
