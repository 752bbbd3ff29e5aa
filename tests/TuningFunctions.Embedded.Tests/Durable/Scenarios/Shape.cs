using System.Text.Json.Serialization;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

[JsonDerivedType(typeof(Circle), "circle")]
public class Shape
{
    public string? Name { get; set; }
}
