using System.Collections.Immutable;
using Tuning.Validation.Evidence;
using Tuning.Validation.Gates;

namespace Tuning.Validation.Checking;

/// <summary>
/// The independent check of a verdict: everything recomputed from the stored evidence by code that shares nothing with the
/// code that judged but the records. A difference means that one of the two is wrong, and fails the session.
/// </summary>
public static class VerdictCheck
{
    private const double Tolerance = 1e-6;

    /// <summary>What differs between a verdict and its evidence; empty when nothing does.</summary>
    /// <param name="evidence">The evidence as it is stored.</param>
    /// <param name="verdict">The verdict that was told.</param>
    public static ImmutableArray<VerdictDifference> Differences(SessionEvidence evidence, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(verdict);
        var found = ImmutableArray.CreateBuilder<VerdictDifference>();
        var wanted = new EvidenceReview(evidence).Checks().ToArray();
        if (wanted.Length != verdict.Gates.Length)
        {
            found.Add(new VerdictDifference("gates", $"{verdict.Gates.Length}", $"{wanted.Length}"));
        }

        foreach (var (gate, check) in verdict.Gates.Zip(wanted))
        {
            Compare(gate, check, found);
        }

        CompareEnd(evidence, verdict, found);
        return found.ToImmutable();
    }

    private static void Compare(GateResult gate, ReviewedCheck check, ImmutableArray<VerdictDifference>.Builder found)
    {
        if (!string.Equals(gate.Name, check.Name, StringComparison.Ordinal))
        {
            found.Add(new VerdictDifference("name", gate.Name, check.Name));
        }

        if (!Same(gate.Value, check.Value))
        {
            found.Add(new VerdictDifference($"{check.Name}.value", $"{gate.Value}", $"{check.Value}"));
        }

        if (!Same(gate.Threshold, check.Threshold))
        {
            found.Add(new VerdictDifference($"{check.Name}.threshold", $"{gate.Threshold}", $"{check.Threshold}"));
        }

        // On the threshold itself the two may round to different sides: there only the value is compared.
        var isOnTheEdge = check.Value is { } value && check.Threshold != 0 && Same(value, check.Threshold);
        if (gate.Pass != check.Holds && !isOnTheEdge)
        {
            found.Add(new VerdictDifference($"{check.Name}.pass", $"{gate.Pass}", $"{check.Holds}"));
        }
    }

    private static void CompareEnd(SessionEvidence evidence, Verdict verdict, ImmutableArray<VerdictDifference>.Builder found)
    {
        var isWinner = true;
        foreach (var gate in verdict.Gates)
        {
            isWinner = isWinner && gate.Pass;
        }

        var kind = !isWinner ? VerdictKind.NoWinner : evidence.IsResolutionLimited ? VerdictKind.WinnerResolutionLimited : VerdictKind.Winner;
        if (verdict.Kind != kind)
        {
            found.Add(new VerdictDifference("kind", $"{verdict.Kind}", $"{kind}"));
        }

        var parameters = isWinner ? evidence.Choice?.Canonical : null;
        if (!string.Equals(verdict.Parameters?.Canonical, parameters, StringComparison.Ordinal))
        {
            found.Add(new VerdictDifference("parameters", $"{verdict.Parameters}", $"{parameters}"));
        }
    }

    private static bool Same(double? one, double? other) =>
        one is { } a && other is { } b ? Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(b)) : one is null == other is null;
}
