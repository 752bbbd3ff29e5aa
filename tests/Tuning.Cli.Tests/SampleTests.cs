using System.Globalization;

namespace Tuning.Cli.Tests;

/// <summary>The session files that users start from, each run whole on less data.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("threshold-sweep", 283, "PT10S", 20_000)]
    [InlineData("high-edge-threshold-sweep", 35, "PT10S", 20_000)]
    [InlineData("zone-profile-sweep", 120, "PT10S", 20_000)]
    public async Task Sweep_OnLessData_EvaluatesItsGrid(string name, int trials, string interval, int rows)
    {
        var (code, document) = await _shell.RunJsonAsync("run", Sample(name), "--set", Data(rows, interval));

        code.ShouldBe(0);
        document.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(trials);
        document.GetProperty("best").GetProperty("label").GetString().ShouldBe("inSample");
    }

    [Fact]
    public async Task ArbitrageTuning_OnLessData_EndsInAVerdict()
    {
        var (code, document) = await _shell.RunJsonAsync(
            "run", Sample("arbitrage-tuning"), "--set", Data(12_000, "PT1M"), "--set", "budget.trials=16");

        code.ShouldBeOneOf(0, 4);
        document.GetProperty("verdict").GetProperty("gates").GetArrayLength().ShouldBe(14);
    }

    [Fact]
    public async Task ArbitrageTuning_AsAGrid_HasThe27Points()
    {
        var (code, document) = await _shell.RunJsonAsync(
            "run", Sample("arbitrage-tuning"), "--set", Data(10_000, "PT1M"), "--set", "sampler.kind=grid", "--set", "budget.trials=27", "--set", "validation.kind=none");

        code.ShouldBe(0);
        document.GetProperty("trials").GetProperty("planned").GetInt32().ShouldBe(27);
    }

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", $"{name}.yaml");

    private static string Data(int rows, string interval) =>
        string.Create(CultureInfo.InvariantCulture, $"datasets=[{{\"generate\": {{\"level\": \"L1\", \"rows\": {rows}, \"seed\": 7, \"interval\": \"{interval}\"}}}}]");
}
