namespace Tuning.Retuning.Schedules;

/// <summary>What happens to runs whose time passed while no host ran. Each of them is recorded, whatever becomes of it.</summary>
public enum MissedRunPolicy
{
    /// <summary>The latest missed run is made up for; those before it are recorded as missed.</summary>
    Latest,

    /// <summary>Every missed run is made up for.</summary>
    All,

    /// <summary>None is made up for.</summary>
    Skip,
}
