namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>A test of one scenario that was observed on the real engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScenarioAttribute : FactAttribute
{
    public ScenarioAttribute(string id) => Id = id;

    public string Id { get; }
}
