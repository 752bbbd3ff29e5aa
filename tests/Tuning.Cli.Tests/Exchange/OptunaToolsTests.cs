using System.Text.Json;

namespace Tuning.Cli.Tests.Exchange;

/// <summary>Optuna itself opens what is written here, and what it adds is read here.</summary>
public sealed class OptunaToolsTests : IDisposable
{
    private const int Further = 3;

    private const string Session = """
        schemaVersion: 1
        name: mixed
        strategy: arbitrage
        datasets: [{generate: {level: L1, rows: 4000, seed: 7, interval: PT10S}}]
        space:
          entryBps: {type: float, low: 10, high: 60, step: 2.5}
          exitBps: {type: float, low: -20, high: 4}
          maxHoldMs: {type: int, low: 30000, high: 3000000, log: true}
          coolOffMs: {type: categorical, values: [0, 60000]}
        environment: {feeABps: 5, feeBBps: 4}
        sampler: {kind: random, batch: 40}
        budget: {trials: 40}
        objective: {metric: netPnlPerDay, direction: maximize, constraints: [{metric: closedTrades, min: 1}, {metric: winRate, min: 0.1}]}
        validation: {kind: none}
        """;

    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [OptunaFact]
    public async Task Open_ExportedSession_HasEveryTrialAndGoesOn()
    {
        _shell.Write("mixed.yaml", Session);
        var (ran, run) = await _shell.RunJsonAsync("run", "mixed.yaml");
        ran.ShouldBe(0, _shell.Out);
        var id = run.GetProperty("session").GetString()!;
        await _shell.RunAsync("export", id, "--to", "optuna", "--out", "journal.log");
        await _shell.RunAsync("export", id, "--to", "jsonl", "--out", "trials.jsonl");
        var ours = (await File.ReadAllLinesAsync(At("trials.jsonl"))).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();

        var told = await OptunaLoader.OpenAsync(At("journal.log"), Further);

        told.GetProperty("name").GetString().ShouldBe(id);
        told.GetProperty("direction").GetString().ShouldBe("MAXIMIZE");
        told.GetProperty("notes").GetProperty("planHash").GetString().ShouldBe(run.GetProperty("planHash").GetString());
        told.GetProperty("trials").GetArrayLength().ShouldBe(40);
        foreach (var (trial, own) in told.GetProperty("trials").EnumerateArray().Zip(ours))
        {
            var metrics = own.GetProperty("metrics");
            var isWhole = metrics.TryGetProperty("netPnlPerDay", out var value) && metrics.TryGetProperty("winRate", out _);
            trial.GetProperty("state").GetString().ShouldBe(isWhole ? "COMPLETE" : "FAIL");
            trial.GetProperty("lasts").GetBoolean().ShouldBeTrue();
            foreach (var parameter in trial.GetProperty("parameters").EnumerateObject())
            {
                parameter.Value.GetDouble().ShouldBe(own.GetProperty("parameters").GetProperty(parameter.Name).GetDouble());
            }

            if (isWhole)
            {
                trial.GetProperty("value").GetDouble().ShouldBe(value.GetDouble());
                trial.GetProperty("constraints")[0].GetDouble().ShouldBe(1 - metrics.GetProperty("closedTrades").GetDouble());
            }
        }

        var (code, again) = await _shell.RunJsonAsync("import", "journal.log", "--from", "optuna", "--out", "study.yaml");
        (code, again.GetProperty("results").GetInt32()).ShouldBe((0, 40 + Further));
    }

    [OptunaFact]
    public async Task Open_CommittedJournal_IsRead()
    {
        File.Copy(Path.Combine(Repository.Root, "tests", "Tuning.Tests", "Exchange", "optuna-journal.log"), At("journal.log"));

        var told = await OptunaLoader.OpenAsync(At("journal.log"), 0);

        told.GetProperty("trials").EnumerateArray().Select(trial => trial.GetProperty("state").GetString()).ShouldBe(["COMPLETE", "FAIL", "PRUNED", "WAITING", "FAIL"]);
        told.GetProperty("best").GetInt32().ShouldBe(0);
        told.GetProperty("trials")[2].GetProperty("parameters").GetProperty("filter").GetString().ShouldBe("café");
    }

    private string At(string name) => Path.Combine(_shell.Folder.FullName, name);
}
