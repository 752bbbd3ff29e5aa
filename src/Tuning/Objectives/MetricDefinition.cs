namespace Tuning.Objectives;

/// <summary>A metric that a strategy reports for a trial.</summary>
/// <param name="Id">The identifier, camelCase, as session files and results spell it.</param>
/// <param name="Unit">The unit of its value; "1" for a pure number.</param>
/// <param name="Meaning">What the value says, in one sentence.</param>
public sealed record MetricDefinition(string Id, string Unit, string Meaning);
