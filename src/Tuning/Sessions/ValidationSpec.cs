namespace Tuning.Sessions;

/// <summary>How a session's choice is held against data that it was not made from.</summary>
/// <param name="Kind">The way; the other members apply to walk-forward alone.</param>
/// <param name="Train">Length of a train window: an ISO-8601 duration or "N rows".</param>
/// <param name="Test">Length of a test window: an ISO-8601 duration or "N rows".</param>
/// <param name="Step">Distance between the starts of two folds: an ISO-8601 duration or "N rows".</param>
/// <param name="Anchored">Whether every train window starts at the first row.</param>
/// <param name="Gap">Data left out between train and test: "auto", an ISO-8601 duration or "N rows".</param>
/// <param name="Holdout">Data at the end that only the final choice sees: an ISO-8601 duration or "N rows".</param>
/// <param name="Final">What the final search may see.</param>
public sealed record ValidationSpec(
    ValidationKind Kind, string Train, string Test, string Step, bool Anchored, string Gap, string Holdout, string Final)
{
    /// <summary>The final search sees everything before the holdout.</summary>
    public const string AllBeforeHoldout = "allBeforeHoldout";

    /// <summary>The final search sees as much before the holdout as a fold's search does.</summary>
    public const string LastTrain = "lastTrain";

    /// <summary>Whether a last test window that is cut short by the holdout still makes a fold; default false.</summary>
    public bool ReducedLast { get; init; }

    /// <summary>Least number of trades out of sample, of all test windows together; at least 1, default 100.</summary>
    public int MinTrades { get; init; } = 100;
}
