using System.Globalization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <content>What is wrong with a row, in words; none of it runs for a good one.</content>
public sealed partial class QuoteGate
{
    private static readonly QuoteColumn[] _more =
        [QuoteColumn.BidSizeA, QuoteColumn.AskSizeA, QuoteColumn.BidSizeB, QuoteColumn.AskSizeB];

    private bool RefusePrices(QuoteBatch batch, int row)
    {
        foreach (var column in _prices)
        {
            if (_values.Refuse(batch, row, column))
            {
                return true;
            }
        }

        return _values.RefuseQuote(batch, row, "A", QuoteColumn.BidA, QuoteColumn.AskA)
            || _values.RefuseQuote(batch, row, "B", QuoteColumn.BidB, QuoteColumn.AskB);
    }

    private bool RefuseOptional(QuoteBatch batch, int row)
    {
        foreach (var column in _more)
        {
            if (batch.Columns.Contains(column) && _values.RefuseSize(batch, row, column))
            {
                return true;
            }
        }

        if (!batch.Columns.Contains(QuoteColumn.Fx))
        {
            return false;
        }

        if (_values.Refuse(batch, row, QuoteColumn.Fx))
        {
            return true;
        }

        if (!batch.Columns.Contains(QuoteColumn.FxTime) || batch.FxTimeNs[row] <= batch.TimeNs[row])
        {
            return false;
        }

        if (_ledger.Count(GateCheck.FxFromFuture))
        {
            _ledger.Explain(new GateProblem(GateCheck.FxFromFuture, ValueFindings.LineOrNone(batch.Line[row]),
                QuoteHeader.NameOf(QuoteColumn.FxTime), Instant.Text(batch.FxTimeNs[row]),
                $"the rate is later than its row, {Instant.Text(batch.TimeNs[row])}", "a time at or before the row's"));
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
            _ledger.Explain(new GateProblem(GateCheck.TimeOrder, ValueFindings.LineOrNone(batch.Line[row]), QuoteHeader.NameOf(QuoteColumn.Time),
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
        _ledger.Explain(new GateProblem(GateCheck.Outlier, ValueFindings.LineOrNone(batch.Line[row]), QuoteHeader.NameOf(_prices[price]),
            ValueFindings.Text(batch.Values(_prices[price])[row]), $"the price leaps from {ValueFindings.Text(_last[price])} a row earlier",
            $"a factor of at most {ValueFindings.Text(_maxJump)}"));
    }

    private void JudgeGap(QuoteBatch batch, int row)
    {
        if (_ledger.Count(GateCheck.Gap))
        {
            var gapNs = (ulong)(batch.TimeNs[row] - LastTimeNs);
            _ledger.Explain(new GateProblem(GateCheck.Gap, ValueFindings.LineOrNone(batch.Line[row]), QuoteHeader.NameOf(QuoteColumn.Time),
                Instant.Text(batch.TimeNs[row]), string.Create(CultureInfo.InvariantCulture, $"{gapNs / 1e9:0.###} s after the row before"),
                string.Create(CultureInfo.InvariantCulture, $"at most {_ledger.Limits.MaxGap.TotalSeconds} s")));
        }
    }
}
