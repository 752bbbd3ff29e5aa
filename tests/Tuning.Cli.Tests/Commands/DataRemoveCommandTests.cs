using Tuning.Cli.Tests.Sessions;
using Tuning.Storage.Configuration;

namespace Tuning.Cli.Tests.Commands;

public sealed class DataRemoveCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public DataRemoveCommandTests() => _shell.Write("quotes.csv", SmallMarket.Csv(500));

    public void Dispose() => _shell.Dispose();

    private async Task<string> ImportAsync(string file)
    {
        var (_, document) = await _shell.RunJsonAsync("data", "import", file);
        return document.GetProperty("report").GetProperty("contentHash").GetString()!;
    }

    private async Task<int> StoredAsync() =>
        (await _shell.RunJsonAsync("data", "list")).Document.GetProperty("datasets").GetArrayLength();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DataRm_UniquePrefixOrName_RemovesItAndSaysWhatItFreed(bool byName)
    {
        var hash = await ImportAsync("quotes.csv");

        var (code, document) = await _shell.RunJsonAsync("data", "rm", byName ? "quotes.csv" : $"sha256:{hash[..8]}");

        code.ShouldBe(0);
        document.GetProperty("dataset").GetString().ShouldBe($"sha256:{hash}");
        // 64 bytes of header and five columns of 500 rows.
        document.GetProperty("freedBytes").GetInt64().ShouldBeGreaterThanOrEqualTo(64 + (5 * 500 * 8));
        (await StoredAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task DataRm_NothingOrSeveralMeant_RemovesNothing()
    {
        await ImportAsync("quotes.csv");
        _shell.Write("more-quotes.csv", SmallMarket.Csv(400));
        await ImportAsync("more-quotes.csv");

        (await _shell.RunAsync("data", "rm", "none.csv")).ShouldBe(2);
        (await _shell.RunAsync("data", "rm", "sha256:")).ShouldBe(2);
        _shell.Error.ShouldContain("2 data sets are called that");
        (await StoredAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task DataRm_UnfinishedSessionNeedsIt_IsRefusedUnlessForced()
    {
        var hash = await ImportAsync("quotes.csv");
        _shell.Write("small.yaml", SmallSession.Yaml());
        var (_, ended) = await _shell.RunJsonAsync("run", "small.yaml", "--data", $"sha256:{hash}");
        ended.GetProperty("state").GetString().ShouldBe("Completed");
        var session = await PlanAsync(hash);

        var (code, document) = await _shell.RunJsonAsync("data", "rm", "quotes.csv");

        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("value").GetString().ShouldBe(session);
        document.GetProperty("problems").GetArrayLength().ShouldBe(1);
        (await _shell.RunAsync("data", "rm", "quotes.csv", "--force")).ShouldBe(0);
        (await StoredAsync()).ShouldBe(0);
    }

    /// <summary>A session that was planned and never run.</summary>
    private async Task<string> PlanAsync(string hash)
    {
        var home = Path.Combine(_shell.Folder.FullName, ".tune");
        using var line = Cli.Sessions.SessionLine.Open(home, new StorageSettings(_ => null));
        var planned = await line.Planner.PlanAsync(
            new TuningFunctions.Sessions.PlanRequest(
                new Tuning.Sessions.Reading.SpecSource(SmallSession.Yaml(), Tuning.Sessions.Documents.DocumentLanguage.Yaml) { DataFiles = [$"sha256:{hash}"] },
                _shell.Folder.FullName),
            default);
        planned.Problems.ShouldBeEmpty();
        return planned.Plan!.SessionId;
    }
}
