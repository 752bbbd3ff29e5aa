using System.Globalization;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>What is wrong with the values of a row, each finding in words. Not safe to share between threads.</summary>
internal sealed class ValueFindings(GateLedger ledger)
{
    public static long? LineOrNone(long line) => line > 0 ? line : null;

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public bool Refuse(QuoteBatch batch, int row, QuoteColumn column)
    {
        var value = batch.Values(column)[row];
        if (value is > 0 and <= double.MaxValue)
        {
            return false;
        }

        var check = double.IsFinite(value) ? GateCheck.NotPositive : GateCheck.NotFinite;
        if (ledger.Count(check))
        {
            ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(column), Text(value),
                check is GateCheck.NotFinite ? "not finite" : "not positive", "a finite number above 0"));
        }

        return true;
    }

    public bool RefuseQuote(QuoteBatch batch, int row, string venue, QuoteColumn bidColumn, QuoteColumn askColumn)
    {
        var bid = batch.Values(bidColumn)[row];
        var ask = batch.Values(askColumn)[row];
        if (bid < ask || (bid == ask && ledger.Limits.LockedQuotesAreLegal))
        {
            return false;
        }

        var check = bid > ask ? GateCheck.CrossedQuote : GateCheck.LockedQuote;
        if (ledger.Count(check))
        {
            ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(bidColumn), Text(bid),
                $"bid {(bid > ask ? "above" : "equal to")} ask {Text(ask)} on venue {venue}", check is GateCheck.LockedQuote
                    ? $"bid below ask; generated quotes may be equal: waive {GateChecks.NameOf(check)}"
                    : "bid below ask"));
        }

        return bid > ask;
    }

    // A size that a row lacks is NaN here and stays missing; the reader has refused a NaN that stands in the file.
    public bool RefuseSize(QuoteBatch batch, int row, QuoteColumn column)
    {
        var value = batch.Values(column)[row];
        if (value is >= 0 and <= double.MaxValue || double.IsNaN(value))
        {
            return false;
        }

        var check = double.IsInfinity(value) ? GateCheck.NotFinite : GateCheck.NotPositive;
        if (ledger.Count(check))
        {
            ledger.Explain(new GateProblem(check, LineOrNone(batch.Line[row]), QuoteHeader.NameOf(column), Text(value),
                check is GateCheck.NotFinite ? "not finite" : "negative", "a finite number, 0 or more, or nothing"));
        }

        return true;
    }
}
