namespace Tuning.Validation.Splits;

/// <summary>What the bounds of a window count.</summary>
public enum WindowUnit
{
    /// <summary>Nanoseconds since the Unix epoch.</summary>
    Time,

    /// <summary>Rows, from 0 in the data set.</summary>
    Rows,
}
