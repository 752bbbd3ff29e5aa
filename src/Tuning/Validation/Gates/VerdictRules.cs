using System.Collections.Immutable;
using Tuning.Statistics;
using Tuning.Validation.Evidence;

namespace Tuning.Validation.Gates;

/// <summary>Turns evidence into a verdict: a winner where every gate passes, no winner with its reasons else.</summary>
public static class VerdictRules
{
    private const double HoursPerDay = 24;

    /// <summary>Judges a session.</summary>
    /// <param name="evidence">The evidence.</param>
    public static Verdict Judge(SessionEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var gates = GateRules.Judge(evidence);
        ImmutableArray<GateResult> missed = [.. gates.Where(gate => !gate.Pass)];
        if (missed.IsEmpty)
        {
            var kind = evidence.IsResolutionLimited ? VerdictKind.WinnerResolutionLimited : VerdictKind.Winner;
            return new Verdict(kind, evidence.Choice, gates);
        }

        // MaxBy and MinBy keep the first of equals, so the order of the gates decides ties.
        return new Verdict(VerdictKind.NoWinner, null, gates)
        {
            StoppedBy = missed.MaxBy(gate => gate.Shortfall ?? double.PositiveInfinity)!.Name,
            NearestMiss = missed.MinBy(gate => gate.Shortfall ?? double.PositiveInfinity)!.Name,
            MoreDays = MoreDays(evidence, missed),
        };
    }

    // The record grows in proportion to its length, t with its root; nothing grows where nothing is earned.
    private static double? MoreDays(SessionEvidence evidence, ImmutableArray<GateResult> missed)
    {
        var record = new StitchedRecord(evidence);
        if (!(record.T > 0) || record.Moments is not { } moments)
        {
            return null;
        }

        var wanted = new List<double>();
        foreach (var gate in missed)
        {
            switch (gate.Name)
            {
                case GateNames.Trades when gate.Value > 0:
                    wanted.Add(record.Days * (gate.Threshold / gate.Value.Value));
                    break;
                case GateNames.TStatistic:
                    wanted.Add(record.Days * (gate.Threshold / record.T.Value) * (gate.Threshold / record.T.Value));
                    break;
                case GateNames.SharpeProbability when RecordLength.MinimumObservationsOfBest(moments.Sharpe, evidence.OverlappingSessions) is { } hours:
                    wanted.Add(hours / HoursPerDay);
                    break;
                default:
                    break;
            }
        }

        return wanted.Count > 0 && wanted.Max() > record.Days ? wanted.Max() - record.Days : null;
    }
}
