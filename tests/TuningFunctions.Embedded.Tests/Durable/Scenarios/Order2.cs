namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed record Order2(string Id, decimal Total, Level Level);
