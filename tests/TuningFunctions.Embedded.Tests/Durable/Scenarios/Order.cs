namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed record Order(string Id, decimal Total, Level Level, DateTime At, string? Note = null);
