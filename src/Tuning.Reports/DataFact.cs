namespace Tuning.Reports;

/// <summary>One thing that a report says about a data set.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Text">Its value with its unit.</param>
public sealed record DataFact(string Name, string Text)
{
    /// <summary>Whether somebody should look at it before believing a result.</summary>
    public bool IsWarning { get; init; }
}
