namespace Tuning.Arbitrage.Backtesting;

/// <summary>The full hours of a window and the mark of each: that of the last row before the hour's end.</summary>
internal sealed class HourGrid
{
    private readonly int[] _markRows;
    private readonly double[] _marks;
    private int _next;

    public HourGrid(ReadOnlySpan<long> timeNs, MarketWindow window, double balance)
    {
        var firstHour = FloorHour(window.StartNs);
        var count = (int)Math.Max(0, FloorHour(window.EndNs) - firstHour);
        _markRows = new int[count];
        _marks = new double[count];
        Array.Fill(_marks, balance);
        var row = window.FirstRow;
        for (var hour = 0; hour < count; hour++)
        {
            row = RowSearch.FirstAtOrAfter(timeNs, (firstHour + hour + 1) * Nanoseconds.PerHour, row, window.EndRow);
            _markRows[hour] = row - 1;
        }

        while (_next < count && _markRows[_next] < window.FirstRow)
        {
            _next++;
        }

        NextRow = RowOf(_next);
    }

    public int Count => _marks.Length;

    /// <summary>The next row that is the mark of an hour; beyond every row when there is none.</summary>
    public int NextRow { get; private set; }

    /// <summary>Gives every hour that the next row marks its equity.</summary>
    public void Record(double equity)
    {
        for (var row = NextRow; RowOf(_next) == row; _next++)
        {
            _marks[_next] = equity;
        }

        NextRow = RowOf(_next);
    }

    /// <summary>Marks the hours of the last row again.</summary>
    public void Finish(int lastRow, double equity)
    {
        for (var hour = Count - 1; hour >= 0 && _markRows[hour] == lastRow; hour--)
        {
            _marks[hour] = equity;
        }
    }

    /// <summary>The profit and loss of each full hour.</summary>
    public double[] ProfitAndLoss(double balance)
    {
        var changes = new double[Count];
        for (var hour = 0; hour < Count; hour++)
        {
            changes[hour] = _marks[hour] - (hour == 0 ? balance : _marks[hour - 1]);
        }

        return changes;
    }

    private int RowOf(int hour) => hour < _markRows.Length ? _markRows[hour] : int.MaxValue;

    private static long FloorHour(long timeNs) => (timeNs - (((timeNs % Nanoseconds.PerHour) + Nanoseconds.PerHour) % Nanoseconds.PerHour)) / Nanoseconds.PerHour;
}
