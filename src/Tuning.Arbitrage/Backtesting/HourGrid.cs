namespace Tuning.Arbitrage.Backtesting;

/// <summary>The mark of each full hour of a window, as one run fills them in.</summary>
internal sealed class HourGrid
{
    private readonly HourRows _rows;
    private readonly double[] _marks;
    private int _next;

    public HourGrid(HourRows rows, double balance)
    {
        _rows = rows;
        _marks = new double[rows.Count];
        Array.Fill(_marks, balance);
        _next = rows.FirstMarked;
        NextRow = rows.RowOf(_next);
    }

    public int Count => _marks.Length;

    /// <summary>The next row that is the mark of an hour; beyond every row when there is none.</summary>
    public int NextRow { get; private set; }

    /// <summary>Gives every hour that the next row marks its equity.</summary>
    public void Record(double equity) => RecordBefore(NextRow + 1, equity);

    /// <summary>Gives every hour that a row before another marks one equity.</summary>
    public void RecordBefore(int row, double equity)
    {
        while (NextRow < row)
        {
            _marks[_next++] = equity;
            NextRow = _rows.RowOf(_next);
        }
    }

    /// <summary>Marks the hours of the last row again.</summary>
    public void Finish(int lastRow, double equity)
    {
        for (var hour = Count - 1; hour >= 0 && _rows.RowOf(hour) == lastRow; hour--)
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
}
