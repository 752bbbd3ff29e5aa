using System.Net.Http.Json;
using System.Text.Json;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;
using TuningFunctions.Embedded.Hosting.Homes;

namespace Tuning.Cli.Tests.External;

public sealed class WorkerTests : IDisposable
{
    private const int Trials = 40;

    private const string Bot = """
        import json, sys, time
        for line in sys.stdin:
            job = json.loads(line)
            time.sleep(0.05)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"score": -(p["x"] - 0.3) ** 2}, "effective": p}), flush=True)
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-workers-");

    public WorkerTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "bot.py"), Bot);
        File.WriteAllText(Path.Combine(_folder.FullName, "shared.yaml"), $$$"""
            schemaVersion: 1
            name: shared
            strategy: {kind: asktell}
            space: {x: {type: float, low: 0, high: 1}}
            sampler: {kind: tpe, batch: 10}
            budget: {trials: {{{Trials}}}, trialTimeout: PT8S}
            objective: {metric: score}
            validation: {kind: none}
            """);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [PythonFact]
    public async Task Worker_OneOfTwoIsKilled_NothingIsLostOrDoubled()
    {
        using var server = Start("serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");
        var address = HomeLock.FindHolder(Path.Combine(_folder.FullName, ".tune"))!.Address!.ToString();
        using var run = Start("run", "shared.yaml", "--json");
        var session = await SessionOfAsync(address);
        using var first = StartWorker(address);
        await UntilAsync(async () => await CountAsync(session) > 3);

        // Killed with a trial in its hands.
        first.Kill();
        await first.EndAsync();
        var (code, document) = await TuneProcess.RunJsonAsync(
            _folder.FullName, ["worker", "--server", address, "--session", session, "--workers", "2", "--json", "--", "python3", "bot.py"]);

        var (ended, output, _) = await run.EndAsync();
        ended.ShouldBe(0);
        using var result = JsonDocument.Parse(output);
        var trials = result.RootElement.GetProperty("trials");
        (trials.GetProperty("planned").GetInt32(), trials.GetProperty("completed").GetInt32()).ShouldBe((Trials, Trials));
        code.ShouldBe(0);
        document.GetProperty("told").GetInt32().ShouldBeInRange(1, Trials - 4);
        document.GetProperty("refused").GetInt32().ShouldBe(0);
        using (var store = SqlSessionStore.OfSqlite(Path.Combine(_folder.FullName, ".tune", "tuning.db"), TimeProvider.System))
        {
            var results = await store.ReadResultsAsync(new FoldKey(session, 0), TrialRange.All, default);
            results.Select(stored => stored.Key.Trial).ShouldBe(Enumerable.Range(0, Trials));
        }

        server.Interrupt();
        (await server.EndAsync()).Code.ShouldBe(0);
    }

    [PythonFact]
    public async Task Worker_OfTheSample_EndsItsSession()
    {
        using var server = Start("serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");
        var address = HomeLock.FindHolder(Path.Combine(_folder.FullName, ".tune"))!.Address!.ToString();
        var sample = Path.Combine(Repository.Root, "samples", "distributed-session");
        using var run = Start("run", $"{sample}.yaml", "--set", "budget.trials=12", "--json");
        using var worker = Start("worker", "--server", address, "--workers", "2", "--", "python3", Path.Combine(sample, "bot.py"));

        var (code, output, _) = await run.EndAsync();

        code.ShouldBe(0);
        using var result = JsonDocument.Parse(output);
        result.RootElement.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(12);
        result.RootElement.GetProperty("best").GetProperty("label").GetString().ShouldBe("inSample");
        // A worker of every session goes on until it is interrupted.
        worker.HasExited.ShouldBeFalse();
        worker.Interrupt();
        (await worker.EndAsync()).Code.ShouldBe(130);
        server.Interrupt();
        await server.EndAsync();
    }

    [PythonFact]
    public async Task Run_AskTellWithoutAServer_SaysWhatIsMissing()
    {
        using var shell = new RecordedShell();
        shell.Write("shared.yaml", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "shared.yaml")));

        (await shell.RunAsync("run", "shared.yaml")).ShouldBe(2);

        shell.Error.ShouldContain("a running server of this home: start tune serve");
    }

    private TuneProcess Start(params string[] arguments) => TuneProcess.Start(_folder.FullName, arguments);

    private TuneProcess StartWorker(string address) => Start("worker", "--server", address, "--workers", "1", "--", "python3", "bot.py");

    private async Task<int> CountAsync(string session)
    {
        using var store = SqlSessionStore.OfSqlite(Path.Combine(_folder.FullName, ".tune", "tuning.db"), TimeProvider.System);
        return (await store.CountResultsAsync(session, default)).Total;
    }

    private static async Task<string> SessionOfAsync(string address)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        string? session = null;
        await UntilAsync(async () =>
        {
            var list = await http.GetFromJsonAsync<JsonElement>("api/sessions?state=running");
            session = list.GetProperty("sessions").EnumerateArray().Select(entry => entry.GetProperty("session").GetString()).FirstOrDefault();
            return session is not null;
        });
        return session!;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
