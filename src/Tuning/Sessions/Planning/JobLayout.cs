namespace Tuning.Sessions.Planning;

/// <summary>How many trials make a job. It changes no result, so it may depend on the machine; it is stored with the plan.</summary>
public static class JobLayout
{
    /// <summary>Points that the kernel takes side by side: a job is a multiple of this where the batch allows.</summary>
    public const int Lanes = 32;

    // Rows that a core passes over in a second, for one point among many, with room for slower machines.
    private const double RowsASecond = 4e8;
    private const int JobsASlot = 2;

    /// <summary>The trials of a full job: about a second of work at most, and a batch makes jobs for every slot where it can.</summary>
    /// <param name="batchSize">Trials of a batch, from 1.</param>
    /// <param name="slots">Jobs at a time, from 1.</param>
    /// <param name="rows">Rows that one trial passes over.</param>
    public static int SizeOf(int batchSize, int slots, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        var aSecond = Math.Max(1, RowsASecond / Math.Max(1, rows));
        var share = Math.Max(1, batchSize / Math.Min(batchSize, JobsASlot * slots));
        var size = (int)Math.Min(aSecond, share);
        return size <= Lanes ? size : size / Lanes * Lanes;
    }
}
