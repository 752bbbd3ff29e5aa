namespace Tuning.Objectives;

/// <summary>Which values of an objective are better.</summary>
public enum ObjectiveDirection
{
    /// <summary>Larger values are better.</summary>
    Maximize,

    /// <summary>Smaller values are better.</summary>
    Minimize,
}
