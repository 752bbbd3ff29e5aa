namespace Tuning.Validation.Splits;

/// <summary>A window to search on and the window that its choice is tested on.</summary>
/// <param name="Number">The fold's number, from 0 in order of time.</param>
/// <param name="Train">What the search sees.</param>
/// <param name="Test">What the choice is evaluated on, once; it starts at least the gap behind the train window.</param>
public sealed record Fold(int Number, Window Train, Window Test);
