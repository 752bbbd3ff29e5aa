namespace Tuning.AskTell;

/// <summary>Why a request was refused.</summary>
/// <param name="Path">Where it is wrong, such as <c>tell[0].number</c>; <c>$</c> for the whole line.</param>
/// <param name="Reason">What is wrong and what is allowed.</param>
internal sealed record AskTellProblem(string Path, string Reason);
