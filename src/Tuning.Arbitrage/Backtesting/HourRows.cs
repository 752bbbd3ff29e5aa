namespace Tuning.Arbitrage.Backtesting;

/// <summary>The full hours of a window and the row that marks each: the last before the hour's end. Immutable.</summary>
internal sealed class HourRows
{
    private readonly int[] _markRows;

    public HourRows(ReadOnlySpan<long> timeNs, MarketWindow window)
    {
        var firstHour = FloorHour(window.StartNs);
        var count = (int)Math.Max(0, FloorHour(window.EndNs) - firstHour);
        _markRows = new int[count];
        var row = window.FirstRow;
        for (var hour = 0; hour < count; hour++)
        {
            row = RowSearch.FirstAtOrAfter(timeNs, (firstHour + hour + 1) * Nanoseconds.PerHour, row, window.EndRow);
            _markRows[hour] = row - 1;
        }

        while (FirstMarked < count && _markRows[FirstMarked] < window.FirstRow)
        {
            FirstMarked++;
        }
    }

    /// <summary>The number of full hours.</summary>
    public int Count => _markRows.Length;

    /// <summary>The first hour that a row of the window marks; the ones before it keep the balance.</summary>
    public int FirstMarked { get; }

    /// <summary>The row that marks an hour; beyond every row behind the last hour.</summary>
    public int RowOf(int hour) => hour < _markRows.Length ? _markRows[hour] : int.MaxValue;

    private static long FloorHour(long timeNs) => (timeNs - (((timeNs % Nanoseconds.PerHour) + Nanoseconds.PerHour) % Nanoseconds.PerHour)) / Nanoseconds.PerHour;
}
