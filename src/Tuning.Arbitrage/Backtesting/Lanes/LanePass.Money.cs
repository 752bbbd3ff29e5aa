using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Backtesting.Lanes;

/// <content>Fills and marks of the positions that lanes hold.</content>
internal readonly unsafe ref partial struct LanePass
{
    /// <summary>Relative width of the band above zero equity in which the rules themselves decide; above any rounding.</summary>
    private const double RoundingBand = 1e-12;

    /// <summary>Fills both legs on one row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FillBoth(ref RunState run, bool buysA, int row)
    {
        var quoteA = (buysA ? _columns.AskA : _columns.BidA)[row];
        var quoteB = (buysA ? _columns.BidB : _columns.AskB)[row];
        var (bought, sold) = (1 + _costs.SlippageShare, 1 - _costs.SlippageShare);
        var (priceA, priceB) = (quoteA * (buysA ? bought : sold), quoteB * (buysA ? sold : bought));
        var (moneyA, moneyB) = (run.Quantity * priceA, run.Quantity * priceB);
        var (feeA, feeB) = (moneyA * _costs.FeeAShare, moneyB * _costs.FeeBShare);
        run.TradeCash = run.TradeCash + ((buysA ? -moneyA : moneyA) - feeA) + ((buysA ? moneyB : -moneyB) - feeB);
        run.Tally.Fees = run.Tally.Fees + feeA + feeB;
        run.Tally.Turnover = run.Tally.Turnover + moneyA + moneyB;
        run.Tally.Slippage = run.Tally.Slippage + (run.Quantity * Math.Abs(priceA - quoteA)) + (run.Quantity * Math.Abs(priceB - quoteB));
    }

    private void Fill(ref RunState run, Venue venue, bool buys, int row)
    {
        var quote = (venue == Venue.A ? (buys ? _columns.AskA : _columns.BidA) : (buys ? _columns.AskB : _columns.BidB))[row];
        var price = quote * (buys ? 1 + _costs.SlippageShare : 1 - _costs.SlippageShare);
        var money = run.Quantity * price;
        var fee = money * (venue == Venue.A ? _costs.FeeAShare : _costs.FeeBShare);
        run.TradeCash += (buys ? -money : money) - fee;
        run.Tally.Fees += fee;
        run.Tally.Turnover += money;
        run.Tally.Slippage += run.Quantity * Math.Abs(price - quote);
    }

    /// <summary>Fills entry legs that are not both due on the next row.</summary>
    private void FillEntries(int lane, ref RunState run, int row, int fillA, int fillB)
    {
        var isShortA = run.Direction == TradeDirection.ShortA;
        var (first, both) = (Math.Min(fillA, fillB), Math.Max(fillA, fillB));
        RecordFlat(lane, ref run, Math.Max(row + 1, first));
        if (first == both)
        {
            FillBoth(ref run, buysA: !isShortA, both);
            return;
        }

        var venue = fillA < fillB ? Venue.A : Venue.B;
        Fill(ref run, venue, venue == Venue.A != isShortA, first);
        MarkSingle(lane, ref run, venue, venue == Venue.A != isShortA, Math.Max(row + 1, first), both);
        venue = venue == Venue.A ? Venue.B : Venue.A;
        Fill(ref run, venue, venue == Venue.A != isShortA, both);
    }

    /// <summary>Marks the rows of a position; leaves them all alone where ruin may end it first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MarkHold(ref RunState run, int row, int end)
    {
        var isShortA = run.Direction == TradeDirection.ShortA;
        var (lowest, highest) = (isShortA ? _unwindBlocksA : _unwindBlocksB).Extremes(
            Span(isShortA ? _columns.UnwindA : _columns.UnwindB), row, end, _width);
        var (low, high) = (HeldEquity(run, lowest), HeldEquity(run, highest));
        if (low <= RoundingBand * (run.Marks.Peak + Math.Abs(run.FlatEquity) + Math.Abs(run.TradeCash) + run.EntryNotional))
        {
            return false;
        }

        if (!run.Marks.TryAddRun(low, high))
        {
            MarkEach(ref run, row, end);
        }

        return true;
    }

    /// <summary>Marks rows by blocks, and one by one only where the extremes of a block do not tell all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void MarkEach(ref RunState run, int row, int end)
    {
        var isShortA = run.Direction == TradeDirection.ShortA;
        var blocks = isShortA ? _unwindBlocksA : _unwindBlocksB;
        var unwind = isShortA ? _columns.UnwindA : _columns.UnwindB;
        var marks = run.Marks;
        while (row < end)
        {
            var (block, blockEnd) = (row >> Shift, Math.Min(end, (row | (BlockRows - 1)) + 1));
            if (blockEnd - row == BlockRows
                && marks.TryAddRun(HeldEquity(run, blocks.Minimum(block)), HeldEquity(run, blocks.Maximum(block))))
            {
                row = blockEnd;
                continue;
            }

            for (; row < blockEnd; row++)
            {
                marks.Add(HeldEquity(run, unwind[row]));
            }
        }

        run.Marks = marks;
    }

    /// <summary>Marks the rows on which one leg alone is held.</summary>
    private void MarkSingle(int lane, ref RunState run, Venue venue, bool bought, int row, int end)
    {
        var quotes = venue == Venue.A
            ? (bought ? _columns.BidA : _columns.AskA)
            : (bought ? _columns.BidB : _columns.AskB);
        var factor = bought ? _costs.SellFactor(venue) : -_costs.BuyFactor(venue);
        for (; row < end; row++)
        {
            var equity = run.FlatEquity + (run.TradeCash + (run.Quantity * quotes[row] * factor));
            run.Marks.Add(equity);
            _hours[lane].RecordBefore(row + 1, equity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RecordFlat(int lane, ref RunState run, int row)
    {
        if (_hours[lane].NextRow < row)
        {
            _hours[lane].RecordBefore(row, run.FlatEquity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RecordHeld(int lane, ref RunState run, int row)
    {
        while (_hours[lane].NextRow < row)
        {
            var unwind = run.Direction == TradeDirection.ShortA ? _columns.UnwindA : _columns.UnwindB;
            _hours[lane].Record(HeldEquity(run, unwind[_hours[lane].NextRow]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double HeldEquity(in RunState run, double unwind) => run.FlatEquity + (run.TradeCash + (run.Quantity * unwind));
}
