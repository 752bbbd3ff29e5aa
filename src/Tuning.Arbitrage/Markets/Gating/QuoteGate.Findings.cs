using System.Globalization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <content>What is wrong with a row, in words; none of it runs for a good one.</content>
public sealed partial class QuoteGate
{
    private static readonly QuoteColumn[] _more =
        [QuoteColumn.BidSizeA, QuoteColumn.AskSizeA, QuoteColumn.BidSizeB, QuoteColumn.AskSizeB];

    internal static long? LineOrNone(long line) => line > 0 ? line : null;

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private bool RefusePrices(QuoteBatch batch, int row)
    {
        foreach (var column in _prices)
        {
            if (RefuseValue(batch, row, column))
            {
                return true;
            }
        }

        return RefuseQuote(batch, row, "A", QuoteColumn.BidA, QuoteColumn.AskA)
            || RefuseQuote(batch, row, "B", QuoteColumn.BidB, QuoteColumn.AskB);
    }

    private bool RefuseValue(QuoteBatch batch, int row, QuoteColumn column)
    {
        var value = batch.Values(column)[row];
        if (value is > 0 and <= double.MaxValue)
        {
            return false;
        }

        var check = double.IsFinite(value) ? GateCheck.NotPositive : GateCheck.NotFinite;
        if (_ledger.Count(check))
        {
            _ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(column), Text(value),
                check is GateCheck.NotFinite ? "not finite" : "not positive", "a finite number above 0"));
        }

        return true;
    }

    private bool RefuseQuote(QuoteBatch batch, int row, string venue, QuoteColumn bidColumn, QuoteColumn askColumn)
    {
        var bid = batch.Values(bidColumn)[row];
        var ask = batch.Values(askColumn)[row];
        if (bid < ask || (bid == ask && _ledger.Limits.LockedQuotesAreLegal))
        {
            return false;
        }

        var check = bid > ask ? GateCheck.CrossedQuote : GateCheck.LockedQuote;
        if (_ledger.Count(check))
        {
            _ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(bidColumn), Text(bid),
                $"bid {(bid > ask ? "above" : "equal to")} ask {Text(ask)} on venue {venue}", "bid below ask"));
        }

        return bid > ask;
    }

    private bool RefuseOptional(QuoteBatch batch, int row)
    {
        foreach (var column in _more)
        {
            if (batch.Columns.Contains(column) && RefuseSize(batch, row, column))
            {
                return true;
            }
        }

        if (!batch.Columns.Contains(QuoteColumn.Fx))
        {
            return false;
        }

        if (RefuseValue(batch, row, QuoteColumn.Fx))
        {
            return true;
        }

        if (!batch.Columns.Contains(QuoteColumn.FxTime) || batch.FxTimeNs[row] <= batch.TimeNs[row])
        {
            return false;
        }

        if (_ledger.Count(GateCheck.FxFromFuture))
        {
            _ledger.Explain(new GateProblem(GateCheck.FxFromFuture, LineOrNone(batch.Line[row]),
                QuoteHeader.NameOf(QuoteColumn.FxTime), Instant.Text(batch.FxTimeNs[row]),
                $"the rate is later than its row, {Instant.Text(batch.TimeNs[row])}", "a time at or before the row's"));
        }

        return true;
    }

    // A size that a row lacks is NaN here and stays missing; the reader has refused a NaN that stands in the file.
    private bool RefuseSize(QuoteBatch batch, int row, QuoteColumn column)
    {
        var value = batch.Values(column)[row];
        if (value is >= 0 and <= double.MaxValue || double.IsNaN(value))
        {
            return false;
        }

        var check = double.IsInfinity(value) ? GateCheck.NotFinite : GateCheck.NotPositive;
        if (_ledger.Count(check))
        {
            _ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(column), Text(value),
                check is GateCheck.NotFinite ? "not finite" : "negative", "a finite number, 0 or more, or nothing"));
        }

        return true;
    }

    private bool RefuseTime(QuoteBatch batch, int row)
    {
        var time = batch.TimeNs[row];
        if (AcceptedRows == 0 || time > LastTimeNs)
        {
            return false;
        }

        if (_ledger.Count(GateCheck.TimeOrder))
        {
            _ledger.Explain(new GateProblem(GateCheck.TimeOrder, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(QuoteColumn.Time),
                Instant.Text(time), time == LastTimeNs ? "time stands still" : "time goes back", $"after {Instant.Text(LastTimeNs)}"));
        }

        return true;
    }

    private bool Leaps(int price, double value) => !(value <= _last[price] * _maxJump && value * _maxJump >= _last[price]);

    private void JudgeLeap(QuoteBatch batch, int row)
    {
        if (!_ledger.Count(GateCheck.Outlier))
        {
            return;
        }

        var price = Array.FindIndex(_prices, column => Leaps(Array.IndexOf(_prices, column), batch.Values(column)[row]));
        _ledger.Explain(new GateProblem(GateCheck.Outlier, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(_prices[price]),
            Text(batch.Values(_prices[price])[row]), $"the price leaps from {Text(_last[price])} a row earlier", $"a factor of at most {Text(_maxJump)}"));
    }

    private void JudgeGap(QuoteBatch batch, int row)
    {
        if (_ledger.Count(GateCheck.Gap))
        {
            var gapNs = (ulong)(batch.TimeNs[row] - LastTimeNs);
            _ledger.Explain(new GateProblem(GateCheck.Gap, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(QuoteColumn.Time),
                Instant.Text(batch.TimeNs[row]), string.Create(CultureInfo.InvariantCulture, $"{gapNs / 1e9:0.###} s after the row before"),
                string.Create(CultureInfo.InvariantCulture, $"at most {_ledger.Limits.MaxGap.TotalSeconds} s")));
        }
    }
}
