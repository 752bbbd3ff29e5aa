using System.Runtime.InteropServices;

namespace Tuning.Objectives;

/// <summary>How many trials a session planned and how they ended.</summary>
/// <param name="Planned">Trials that the plan holds.</param>
/// <param name="Completed">Trials that were evaluated.</param>
/// <param name="Failed">Trials that raised an error.</param>
/// <param name="Pruned">Trials that were stopped early.</param>
/// <param name="TimedOut">Trials that ran out of their time.</param>
/// <param name="Cancelled">Trials that were not evaluated because the session ended.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrialAccounting(
    int Planned, int Completed, int Failed, int Pruned, int TimedOut, int Cancelled)
{
    /// <summary>Trials that have ended, in whatever way.</summary>
    public int Ended => Completed + Failed + Pruned + TimedOut + Cancelled;

    /// <summary>Whether every planned trial has ended, and no other: what holds at the end of every session.</summary>
    public bool IsBalanced => Planned == Ended;

    /// <summary>Counts how trials ended; those that were only measured on a rung have not.</summary>
    /// <param name="planned">Trials that the plan holds.</param>
    /// <param name="states">The state of each trial that has ended.</param>
    public static TrialAccounting Count(int planned, IEnumerable<TrialState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        Span<int> counts = stackalloc int[6];
        foreach (var state in states)
        {
            counts[(int)state]++;
        }

        return new TrialAccounting(
            planned,
            counts[(int)TrialState.Completed],
            counts[(int)TrialState.Failed],
            counts[(int)TrialState.Pruned],
            counts[(int)TrialState.TimedOut],
            counts[(int)TrialState.Cancelled]);
    }

    /// <summary>Returns this accounting if it is balanced.</summary>
    /// <exception cref="InvalidOperationException">Planned and ended trials differ: a trial was lost or counted twice.</exception>
    public TrialAccounting RequireBalanced() => IsBalanced
        ? this
        : throw new InvalidOperationException($"{Planned} trials were planned and {Ended} have ended.");
}
