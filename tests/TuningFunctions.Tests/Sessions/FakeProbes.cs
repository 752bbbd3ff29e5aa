using System.Collections.Immutable;
using System.Globalization;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Strategies;

namespace TuningFunctions.Tests.Sessions;

/// <summary>Decides by every parameter but some; trades nothing where entryBps is above 1000.</summary>
/// <param name="inert">The parameters that change no decision.</param>
internal sealed class FakeProbes(ImmutableArray<string> inert) : ITrialEvaluator
{
    public TrialEvaluation Evaluate(ParameterSet point, CancellationToken cancellationToken)
    {
        var trades = point.NumberOf("entryBps") > 1000 ? 0 : 7;
        var read = point.Where(pair => !inert.Contains(pair.Key, StringComparer.Ordinal));
        var trace = trades == 0 ? "nothing" : string.Join(';', read.Select(pair => $"{pair.Key}={pair.Value.Canonical}"));
        return new TrialEvaluation(
            MetricSet.From([new("closedTrades", trades)]), point, trace.ToString(CultureInfo.InvariantCulture));
    }
}
