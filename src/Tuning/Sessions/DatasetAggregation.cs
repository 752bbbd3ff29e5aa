namespace Tuning.Sessions;

/// <summary>How the objective of several data sets becomes one.</summary>
public enum DatasetAggregation
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their least.</summary>
    Min,
}
