using System.Text.Json.Nodes;

namespace TuningFunctions.Http;

/// <summary>Tells results.</summary>
/// <param name="Results">1 to 1000 of them: trial, lease, and values with effective (and returns), or error.</param>
public sealed record TellRequest(JsonArray Results);
