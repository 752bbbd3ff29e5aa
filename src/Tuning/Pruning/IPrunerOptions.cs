namespace Tuning.Pruning;

/// <summary>The settings of one kind of pruner, from which pruners of that kind are made.</summary>
public interface IPrunerOptions
{
    /// <summary>Creates a pruner.</summary>
    IPruner Create();
}
