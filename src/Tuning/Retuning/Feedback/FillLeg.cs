namespace Tuning.Retuning.Feedback;

/// <summary>Which of the four fills of a round trip.</summary>
public enum FillLeg
{
    /// <summary>The entry on venue A.</summary>
    EntryA,

    /// <summary>The entry on venue B.</summary>
    EntryB,

    /// <summary>The exit on venue A.</summary>
    ExitA,

    /// <summary>The exit on venue B.</summary>
    ExitB,
}
