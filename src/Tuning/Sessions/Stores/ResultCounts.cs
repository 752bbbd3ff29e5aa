using System.Runtime.InteropServices;

namespace Tuning.Sessions.Stores;

/// <summary>How many results of a session are stored, by state.</summary>
/// <param name="Completed">Evaluated.</param>
/// <param name="Failed">Ended by an error.</param>
/// <param name="Pruned">Stopped early.</param>
/// <param name="TimedOut">Out of time.</param>
/// <param name="Cancelled">Not evaluated.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ResultCounts(int Completed, int Failed, int Pruned, int TimedOut, int Cancelled)
{
    /// <summary>All of them.</summary>
    public int Total => Completed + Failed + Pruned + TimedOut + Cancelled;
}
