namespace Tuning.Exchange;

/// <summary>The states of an Optuna trial, by their numbers.</summary>
internal enum OptunaState
{
    /// <summary>It runs.</summary>
    Running = 0,

    /// <summary>It has a value.</summary>
    Complete = 1,

    /// <summary>It was stopped early.</summary>
    Pruned = 2,

    /// <summary>It failed.</summary>
    Fail = 3,

    /// <summary>It waits to be run.</summary>
    Waiting = 4,
}
