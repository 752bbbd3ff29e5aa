using System.Text.Json;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public RunCommandTests() => _shell.Write("small.yaml", SmallSession.Yaml());

    public void Dispose() => _shell.Dispose();

    private static string? HashOf(JsonElement document) => document.GetProperty("resultHash").GetString();

    [Fact]
    public async Task Run_Json_HasEveryPart()
    {
        var (code, document) = await _shell.RunJsonAsync("run", "small.yaml");
        code.ShouldBe(0);
        document.GetProperty("session").GetString().ShouldNotBeNull().ShouldMatch("^small-[0-9]{8}T[0-9]{6}-[0-9a-f]{4}$");
        document.GetProperty("state").GetString().ShouldBe("Completed");
        document.GetProperty("planHash").GetString().ShouldNotBeNull().Length.ShouldBe(64);
        HashOf(document).ShouldNotBeNull().Length.ShouldBe(64);
        document.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        var best = document.GetProperty("best");
        best.GetProperty("label").GetString().ShouldBe("inSample");
        best.GetProperty("parameters").TryGetProperty("entryBps", out _).ShouldBeTrue();
        best.GetProperty("metrics").TryGetProperty("netPnlPerDay", out _).ShouldBeTrue();
        best.TryGetProperty("trial", out _).ShouldBeTrue();
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_DataImportedWithAWaiver_NamesItInTheResultAndInTheStoredSession()
    {
        _shell.Write("gap.csv", SmallMarket.Csv(500) + $"{SmallMarket.StartMs + 200_000_000},1000,1001,999,1000\n");
        var (_, imported) = await _shell.RunJsonAsync("data", "import", "gap.csv", "--waive", "gap");
        var data = $"sha256:{imported.GetProperty("report").GetProperty("contentHash").GetString()}";

        var (code, document) = await _shell.RunJsonAsync("run", "small.yaml", "--data", data);

        code.ShouldBe(0);
        document.GetProperty("waivers").GetRawText().ShouldBe("""["gap"]""");
        var (_, resumed) = await _shell.RunJsonAsync("resume", document.GetProperty("session").GetString()!);
        resumed.GetProperty("waivers").GetRawText().ShouldBe("""["gap"]""");
        var (_, backtest) = await _shell.RunJsonAsync("backtest", "--data", data, "--set", "entryBps=20", "--set", "exitBps=0");
        backtest.GetProperty("waivers").GetRawText().ShouldBe("""["gap"]""");
    }

    [Fact]
    public async Task Run_DryRun_SaysWhatItWouldCostAndStoresNoSession()
    {
        var (code, document) = await _shell.RunJsonAsync("run", "small.yaml", "--dry-run");
        var (_, list) = await _shell.RunJsonAsync("list");

        code.ShouldBe(0);
        document.GetProperty("plannedTrials").GetInt32().ShouldBe(274);
        document.GetProperty("evaluations").GetInt64().ShouldBe(274);
        document.GetProperty("rows").GetInt64().ShouldBe(274 * 2000);
        document.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(0);
        document.GetProperty("planHash").GetString()!.Length.ShouldBe(64);
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Run_BoundsOfTheData_AreShownByADryRunAndGiveThePlanOfTheirNumbers()
    {
        string[] words = ["--set", "space.entryBps.low=q50", "--set", "space.entryBps.high=q99", "--set", "sampler.kind=random"];
        var (code, dry) = await _shell.RunJsonAsync(["run", "small.yaml", "--dry-run", .. words]);
        var bounds = dry.GetProperty("bounds").EnumerateArray().ToArray();
        var (low, high) = (bounds[0].GetProperty("value").GetDouble(), bounds[1].GetProperty("value").GetDouble());
        var numbers = FormattableString.Invariant($"space.entryBps={{\"type\":\"float\",\"low\":{low:R},\"high\":{high:R},\"step\":2}}");
        var (_, stated) = await _shell.RunJsonAsync("run", "small.yaml", "--dry-run", "--set", numbers, "--set", "sampler.kind=random");
        var (_, run) = await _shell.RunJsonAsync(["run", "small.yaml", "--set", "budget.trials=8", .. words]);
        var (refused, error) = await _shell.RunJsonAsync("run", "small.yaml", "--dry-run", "--set", "space.entryBps.low=q100", "--set", "space.entryBps.high=40");

        code.ShouldBe(0);
        bounds.Select(bound => $"{bound.GetProperty("path")} {bound.GetProperty("word")}").ShouldBe(["space.entryBps.low q50", "space.entryBps.high q99"]);
        low.ShouldBeInRange(5, 20);
        high.ShouldBeInRange(40, 70);
        dry.GetProperty("space").GetProperty("entryBps").GetString().ShouldBe(FormattableString.Invariant($"{low:R} to {high:R} in steps of 2"));
        dry.GetProperty("planHash").GetString().ShouldBe(stated.GetProperty("planHash").GetString());
        stated.TryGetProperty("bounds", out _).ShouldBeFalse();
        run.GetProperty("best").GetProperty("parameters").GetProperty("entryBps").GetDouble().ShouldBeInRange(low, high);
        refused.ShouldBe(2);
        var problem = error.GetProperty("problems").EnumerateArray().Single(found => found.GetProperty("path").GetString() is "space.entryBps.low");
        problem.GetProperty("allowed").GetString()!.ShouldMatch("^below high, which is 40; low is q100 of the data, [0-9.]+$");
    }

    [Fact]
    public async Task Run_InertParameters_AreRefusedWithCodeTwoAndAllNamed()
    {
        const string Wide = """{"type":"float","low":5000,"high":9000}""";

        var (code, document) = await _shell.RunJsonAsync(
            "run", "small.yaml", "--set", $"space.stopLossBps={Wide}", "--set", $"space.takeProfitBps={Wide}", "--set", "sampler.kind=random");
        var (_, list) = await _shell.RunJsonAsync("list");

        code.ShouldBe(2);
        document.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("path").GetString())
            .ShouldBe(["space.stopLossBps", "space.takeProfitBps"], ignoreOrder: true);
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Run_Trials_AddUp()
    {
        var (_, document) = await _shell.RunJsonAsync("run", "small.yaml");
        var trials = document.GetProperty("trials");
        // 26 entries x 11 exits less those at or above the entry: 3 at 10, 3 at 12, 2 at 14, 2 at 16, 1 at 18, 1 at 20.
        trials.GetProperty("planned").GetInt32().ShouldBe(286 - 12);
        trials.EnumerateObject().Where(part => part.Name is not "planned").Sum(part => part.Value.GetInt32())
            .ShouldBe(trials.GetProperty("planned").GetInt32());
    }

    [Fact]
    public async Task Run_AgainAndWithAnyParallelism_GivesTheSameResult()
    {
        var (_, first) = await _shell.RunJsonAsync("run", "small.yaml");
        var (_, again) = await _shell.RunJsonAsync("run", "small.yaml", "--parallel", "1");
        var (_, wide) = await _shell.RunJsonAsync("run", "small.yaml", "--parallel", "7", "--home", "elsewhere");
        HashOf(again).ShouldBe(HashOf(first));
        HashOf(wide).ShouldBe(HashOf(first));
        wide.GetProperty("planHash").GetString().ShouldBe(first.GetProperty("planHash").GetString());
    }

    [Fact]
    public async Task Run_OtherCosts_ChangePlanAndResult()
    {
        var (_, cheap) = await _shell.RunJsonAsync("run", "small.yaml");
        var (_, dear) = await _shell.RunJsonAsync("run", "small.yaml", "--set", "environment.feeABps=25");
        dear.GetProperty("planHash").GetString().ShouldNotBeNull().ShouldNotContain(cheap.GetProperty("planHash").GetString()!);
        HashOf(dear).ShouldNotBeNull().ShouldNotContain(HashOf(cheap)!);
    }

    [Fact]
    public async Task Run_Text_NamesTheWinnerAndThatItIsNotValidated()
    {
        (await _shell.RunAsync("run", "small.yaml")).ShouldBe(0);
        foreach (var part in (string[])["best 10 of 274", "winner: trial", "in sample, not validated", "exit reached on", "latency below resolution", "274 planned = 274 completed"])
        {
            _shell.Out.ShouldContain(part);
        }

        _shell.Error.ShouldContain("of 274 trials");
    }

    [Fact]
    public async Task Run_OwnData_ReplacesThatOfTheFile()
    {
        _shell.Write("quotes.csv", SmallMarket.Csv(300));
        (await _shell.RunAsync("run", "small.yaml", "--data", "quotes.csv", "--set", "environment.feeABps=400")).ShouldBe(0);
        _shell.Out.ShouldContain("lose money after costs");
    }

    [Fact]
    public async Task Run_SeveralMistakes_AreAllReportedAndNothingIsStored()
    {
        _shell.Write("wrong.yaml", SmallSession.Yaml().Replace("low: 10", "low: 100", StringComparison.Ordinal).Replace("feeABps: 5", "feABps: 5", StringComparison.Ordinal));
        var (code, document) = await _shell.RunJsonAsync("run", "wrong.yaml", "--set", "budget.trials=0");
        code.ShouldBe(2);
        var paths = document.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString()!).ToList();
        paths.ShouldContain(path => path.StartsWith("space.entryBps.low", StringComparison.Ordinal));
        paths.ShouldContain(path => path.StartsWith("environment.feABps", StringComparison.Ordinal));
        paths.ShouldContain(path => path.StartsWith("budget.trials", StringComparison.Ordinal));
        var (_, list) = await _shell.RunJsonAsync("list");
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("validation.kind=walkForward", "validation")]
    [InlineData("sampler.kind=nonsense", "sampler.kind")]
    public async Task Run_WhatThisBuildCannotDo_IsRefusedByName(string setting, string path)
    {
        var (code, document) = await _shell.RunJsonAsync("run", "small.yaml", "--set", setting);
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldNotBeNull().ShouldStartWith(path);
    }

    [Theory]
    [InlineData("environment.feeABps=5", 0, "Winner (resolution-limited)")]
    [InlineData("environment.feeABps=120", 4, "NoWinner")]
    public async Task Run_WalkForward_EndsWithItsVerdictWhichShowShows(string setting, int exit, string title)
    {
        _shell.Write("walk.yaml", SmallSession.Walk);

        var (code, document) = await _shell.RunJsonAsync("run", "walk.yaml", "--set", setting);

        code.ShouldBe(exit);
        var verdict = document.GetProperty("verdict");
        verdict.GetProperty("title").GetString().ShouldBe(title);
        verdict.GetProperty("gates").GetArrayLength().ShouldBe(14);
        document.GetProperty("best").GetProperty("label").GetString().ShouldBe("outOfSample");
        await _shell.RunAsync("show", document.GetProperty("session").GetString()!);
        _shell.Out.ShouldContain($"verdict  {title}");
        _shell.Out.ShouldContain("sharpeProbability");
    }

    [Fact]
    public async Task Run_RefusedData_NamesTheLineAndStoresNothing()
    {
        _shell.Write("bad.csv", SmallMarket.Csv(3) + "1700000050000,NaN,1001,999,1000\n");
        var (code, document) = await _shell.RunJsonAsync("run", "small.yaml", "--data", "bad.csv");
        code.ShouldBe(2);
        document.GetRawText().ShouldContain("line 5");
        var (_, list) = await _shell.RunJsonAsync("list");
        list.GetProperty("sessions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Run_MissingFile_ExitsWith2() => (await _shell.RunAsync("run", "none.yaml")).ShouldBe(2);

    [Fact]
    public async Task Run_SampleOfTheReadme_Completes()
    {
        var sample = Path.Combine(Repository.Root, "samples", "threshold-sweep.yaml");
        var (code, document) = await _shell.RunJsonAsync("run", sample);
        code.ShouldBe(0);
        document.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(283);
        document.GetProperty("best").GetProperty("feasible").GetBoolean().ShouldBeTrue();
    }
}
