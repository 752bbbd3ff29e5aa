namespace Tuning.Cli.Tests.Sessions;

/// <summary>A session file whose grid takes a moment.</summary>
internal static class SmallSession
{
    public static string Yaml(int rows = 2_000, string sampler = "grid") => $$$"""
        schemaVersion: 1
        name: small
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: {{{rows}}}, seed: 7, interval: PT10S}}]
        space:
          entryBps: {type: float, low: 10, high: 60, step: 2}
          exitBps: {type: float, low: -20, high: 20, step: 4}
        environment: {feeABps: 5, feeBBps: 4}
        sampler: {kind: {{{sampler}}}}
        objective: {metric: netPnlPerDay, direction: maximize}
        validation: {kind: none}
        """;
}
