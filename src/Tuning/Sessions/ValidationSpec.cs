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
    ValidationKind Kind, string Train, string Test, string Step, bool Anchored, string Gap, string Holdout, string Final);
