using System.Runtime.InteropServices;

namespace Tuning.Sessions.Stores;

/// <summary>A run of trial numbers.</summary>
/// <param name="First">The first number, from 0.</param>
/// <param name="Count">How many numbers, 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TrialRange(int First, int Count)
{
    /// <summary>Every trial.</summary>
    public static TrialRange All => new(0, int.MaxValue);

    /// <summary>The number after the last one, exclusive; 64 bits because a range may be open-ended.</summary>
    public long End => (long)First + Count;
}
