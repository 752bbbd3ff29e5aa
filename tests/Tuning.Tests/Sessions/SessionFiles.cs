using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;

namespace Tuning.Tests.Sessions;

/// <summary>Session files for tests, and how tests read them.</summary>
internal static class SessionFiles
{
    public const string Grid = """
        schemaVersion: 1
        name: threshold-sweep
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 200000, seed: 7, interval: PT10S}}]
        space:
          entryBps: {type: float, low: 5, high: 60, step: 5}
          exitBps: {type: float, low: -40, high: 20}
        fixed: {maxHoldMs: 600000}
        environment: {feeABps: 5, feeBBps: 0}
        sampler: {kind: grid}
        budget: {trials: 300, sessionTimeout: PT30M, maxFailedShare: 0}
        objective:
          metric: netPnlPerDay
          direction: maximize
          constraints: [{metric: closedTrades, min: 100}, {metric: maxDrawdownPct, max: 5}]
        validation: {kind: none}
        """;

    public static BuildCapabilities Capabilities { get; } = new([new ToyStrategy()]) { HasConditions = true };

    public static SpecReading Read(string text, params string[] sets) => Read(text, DocumentLanguage.Yaml, sets);

    public static SpecReading Read(string text, DocumentLanguage language, params string[] sets) =>
        new SpecReader(Capabilities).Read(new SpecSource(text, language)
        {
            Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)],
        });

    public static ImmutableArray<SpecProblem> Problems(string text, params string[] sets)
    {
        var reading = Read(text, sets);
        reading.Spec.ShouldBeNull();
        return reading.Problems;
    }
}
