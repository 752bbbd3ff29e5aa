namespace Tuning.Cli.Tests.SearchBench;

public sealed class BenchSearchCommandTests
{
    [Fact]
    public async Task Run_TwoSamplers_PrintsARowEach()
    {
        using var shell = new RecordedShell();
        var (code, document) = await shell.RunJsonAsync(
            "bench", "search", "--samplers", "cmaes,random", "--functions", "sphere", "--dims", "2", "--budget", "60", "--instances", "2", "--seeds", "1");
        code.ShouldBe(0);
        var rows = document.GetProperty("rows").EnumerateArray().ToArray();
        rows.Select(row => row.GetProperty("sampler").GetString()).ShouldBe(["random", "cmaes"]);
        rows[0].GetProperty("regret50").GetDouble().ShouldBeGreaterThan(0);
        rows[0].TryGetProperty("regret100", out _).ShouldBeFalse();
        rows[0].GetProperty("cpuMillisecondsPerTrial").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        rows[1].GetProperty("retainedBytes").GetInt64().ShouldBeGreaterThan(0);
        document.GetProperty("againstPublished").GetArrayLength().ShouldBe(0);
        var duel = document.GetProperty("againstRandom").EnumerateArray().ShouldHaveSingleItem();
        duel.GetProperty("sampler").GetString().ShouldBe("cmaes");
        (duel.GetProperty("better").GetInt32() + duel.GetProperty("worse").GetInt32()).ShouldBe(2);
    }

    [Fact]
    public async Task Run_OneRunAtATime_ReachesTheSameRegrets()
    {
        using var shell = new RecordedShell();
        string[] arguments = ["bench", "search", "--samplers", "random,tpe", "--functions", "levy", "--dims", "2", "--budget", "50", "--instances", "3"];
        var (_, one) = await shell.RunJsonAsync([.. arguments, "--parallel", "1"]);
        var (_, several) = await shell.RunJsonAsync([.. arguments, "--parallel", "3"]);
        one.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("regret50").GetDouble())
            .ShouldBe(several.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("regret50").GetDouble()));
    }

    [Fact]
    public async Task Run_FunctionOfThePublishedTable_StandsBesideItsMedians()
    {
        using var shell = new RecordedShell();
        string[] arguments = ["bench", "search", "--samplers", "random,cmaes", "--functions", "branin,constrained,noisy", "--budget", "100", "--instances", "2", "--seeds", "1"];
        var (_, document) = await shell.RunJsonAsync(arguments);
        var match = document.GetProperty("againstPublished").EnumerateArray().Last();
        match.GetProperty("against").GetString().ShouldBe("tpe next default");
        match.GetProperty("ratio").GetDouble().ShouldBe(document.GetProperty("rows")[1].GetProperty("regret100").GetDouble() / 0.0186, 1e-9);
        document.GetProperty("standings").GetArrayLength().ShouldBe(2);
        document.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("function").GetString()).Distinct(StringComparer.Ordinal).ShouldBe(["branin", "constrained", "noisy"]);
        (await shell.RunAsync(arguments)).ShouldBe(0);
        shell.Out.ShouldContain("cmaes after 100 trials: geometric mean of 1 ratios");
        shell.Out.ShouldContain("better than random");
    }

    [Fact]
    public async Task Run_UnknownWords_AreRefusedAllAtOnce()
    {
        using var shell = new RecordedShell();
        (await shell.RunAsync("bench", "search", "--samplers", "best", "--functions", "cube")).ShouldBe(2);
        shell.Error.ShouldContain("best");
        shell.Error.ShouldContain("cube");
    }
}
