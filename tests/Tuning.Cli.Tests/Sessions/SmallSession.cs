namespace Tuning.Cli.Tests.Sessions;

/// <summary>A session file whose grid takes a moment.</summary>
internal static class SmallSession
{
    /// <summary>A walk-forward of four folds over eight days.</summary>
    public const string Walk = """
        schemaVersion: 1
        name: walk
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 12000, seed: 7, interval: PT1M}}]
        space:
          entryBps: {type: float, low: 5, high: 60}
          exitBps: {type: float, low: -40, high: 20}
        environment: {feeABps: 5, feeBBps: 4, latencyAMs: 0, latencyBMs: 0}
        sampler: {kind: random, batch: 16}
        budget: {trials: 32}
        objective: {metric: netPnlPerDay, direction: maximize}
        validation: {kind: walkForward, train: PT72H, test: PT24H, step: PT24H, holdout: PT24H}
        """;

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
