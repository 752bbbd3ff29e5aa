using System.Collections.Immutable;
using Tuning.Reports;

namespace TuningFunctions.Trials;

/// <summary>Thins the marks of a backtest for a drawing.</summary>
internal static class EquityCurve
{
    private const int Parts = 300;
    private const long NsPerTick = 100;

    /// <summary>The first mark, the least and the largest of each of 300 parts, and the last mark, in order of time.</summary>
    /// <param name="timeNs">Nanoseconds since the Unix epoch; shape [rows].</param>
    /// <param name="equity">The mark of each row; shape [rows].</param>
    public static ImmutableArray<EquityMark> Thin(ReadOnlySpan<long> timeNs, ReadOnlySpan<double> equity)
    {
        if (equity.IsEmpty)
        {
            return [];
        }

        var rows = new SortedSet<int> { 0, equity.Length - 1 };
        for (var part = 0; part < Parts; part++)
        {
            var (first, end) = ((int)((long)part * equity.Length / Parts), (int)((part + 1L) * equity.Length / Parts));
            var (low, high) = (first, first);
            for (var row = first; row < end; row++)
            {
                low = equity[row] < equity[low] ? row : low;
                high = equity[row] > equity[high] ? row : high;
            }

            if (first < end)
            {
                rows.Add(low);
                rows.Add(high);
            }
        }

        var marks = ImmutableArray.CreateBuilder<EquityMark>(rows.Count);
        foreach (var row in rows)
        {
            marks.Add(new EquityMark(DateTimeOffset.UnixEpoch.AddTicks(timeNs[row] / NsPerTick), equity[row]));
        }

        return marks.ToImmutable();
    }
}
