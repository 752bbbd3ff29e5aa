using System.Text.Json.Nodes;
using Tuning.Sessions.Schema;
using Tuning.Validation.Splits;

namespace Tuning.Sessions.Planning;

/// <summary>Writes the windows of a plan as JSON, members in a fixed order, and reads them back.</summary>
internal static class WindowsJson
{
    /// <summary>The windows as JSON: each window is its two bounds, in nanoseconds or rows.</summary>
    public static JsonObject Write(WalkForwardPlan windows) => new()
    {
        ["unit"] = Words.Of(windows.Holdout.Unit),
        ["gap"] = windows.Gap,
        ["folds"] = new JsonArray([.. windows.Folds.Select(fold => new JsonObject
        {
            ["train"] = Bounds(fold.Train),
            ["test"] = Bounds(fold.Test),
        })]),
        ["final"] = Bounds(windows.Final),
        ["holdout"] = Bounds(windows.Holdout),
    };

    /// <summary>Reads what was written before.</summary>
    public static WalkForwardPlan Read(JsonObject json)
    {
        var unit = Words.Parse<WindowUnit>((string)json["unit"]!)
            ?? throw new InvalidOperationException($"The plan's windows count {json["unit"]}, which this version does not know.");
        Window Of(JsonNode? bounds) => new(unit, (long)bounds![0]!, (long)bounds[1]!);
        return new WalkForwardPlan(
            [.. json["folds"]!.AsArray().Select((fold, number) => new Fold(number, Of(fold!["train"]), Of(fold["test"])))],
            Of(json["final"]),
            Of(json["holdout"]),
            (long)json["gap"]!);
    }

    private static JsonArray Bounds(Window window) => new(window.Start, window.End);
}
