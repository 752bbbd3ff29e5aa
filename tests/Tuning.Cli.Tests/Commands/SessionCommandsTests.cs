using System.Text.Json;
using Tuning.Cli.Sessions;
using Tuning.Cli.Tests.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Storage.Configuration;
using TuningFunctions.Sessions;

namespace Tuning.Cli.Tests.Commands;

public sealed class SessionCommandsTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public SessionCommandsTests() => _shell.Write("small.yaml", SmallSession.Yaml());

    public void Dispose() => _shell.Dispose();

    private string Home => Path.Combine(_shell.Folder.FullName, ".tune");

    private async Task<string> RunSessionAsync(params string[] more)
    {
        var (_, document) = await _shell.RunJsonAsync(["run", "small.yaml", .. more]);
        return document.GetProperty("session").GetString()!;
    }

    private async Task<string> PlanAsync()
    {
        using var line = SessionLine.Open(Home, new StorageSettings(_ => null));
        var outcome = await line.Planner.PlanAsync(
            new PlanRequest(new SpecSource(SmallSession.Yaml(), DocumentLanguage.Yaml), _shell.Folder.FullName), default);
        return outcome.Plan!.SessionId;
    }

    private static int CountOf(JsonElement list) => list.GetProperty("sessions").GetArrayLength();

    [Fact]
    public async Task List_Filters_TakeStateNameAndPlace()
    {
        var first = await RunSessionAsync();
        var second = await RunSessionAsync("--set", "name=other");

        CountOf((await _shell.RunJsonAsync("list", "--state", "completed")).Document).ShouldBe(2);
        CountOf((await _shell.RunJsonAsync("list", "--state", "running")).Document).ShouldBe(0);
        CountOf((await _shell.RunJsonAsync("list", "--name", "oth")).Document).ShouldBe(1);
        var (_, page) = await _shell.RunJsonAsync("list", "--limit", "1");
        page.GetProperty("next").GetString().ShouldBe(second);
        var (_, rest) = await _shell.RunJsonAsync("list", "--after", second);
        rest.GetProperty("sessions")[0].GetProperty("session").GetString().ShouldBe(first);
        var (code, refused) = await _shell.RunJsonAsync("list", "--state", "complted");
        code.ShouldBe(2);
        refused.GetProperty("problems")[0].GetProperty("allowed").GetString()!.ShouldStartWith("did you mean completed?");
    }

    [Fact]
    public async Task Show_Trial_IsTheBacktestOfWhatIsStored()
    {
        var id = await RunSessionAsync();

        var (code, document) = await _shell.RunJsonAsync("show", id, "--trial", "17");
        var (_, session) = await _shell.RunJsonAsync("show", id);

        code.ShouldBe(0);
        var stored = document.GetProperty("trial").GetProperty("metrics");
        document.GetProperty("backtests")[0].GetProperty("metrics").GetRawText().ShouldBe(stored.GetRawText());
        session.GetProperty("result").GetProperty("session").GetString().ShouldBe(id);
        (await _shell.RunAsync("show", id, "--trial", "17")).ShouldBe(0);
        _shell.Out.ShouldContain("split of costs");
        (await _shell.RunAsync("show", id, "--trial", "9999")).ShouldBe(2);
        (await _shell.RunAsync("show", id, "--trial", "-1")).ShouldBe(2);
    }

    [Fact]
    public async Task Trials_InOrderAndBestFirst_ArePaged()
    {
        var id = await RunSessionAsync();

        var (_, page) = await _shell.RunJsonAsync("trials", id, "--first", "3", "--limit", "5");
        var (_, best) = await _shell.RunJsonAsync("trials", id, "--best", "--limit", "3");
        var (_, summary) = await _shell.RunJsonAsync("resume", id);

        page.GetProperty("trials").EnumerateArray().Select(trial => trial.GetProperty("trial").GetInt32()).ShouldBe([3, 4, 5, 6, 7]);
        page.GetProperty("next").GetInt32().ShouldBe(8);
        best.GetProperty("results")[0].GetProperty("trial").GetInt32()
            .ShouldBe(summary.GetProperty("best").GetProperty("trial").GetInt32());
        (await _shell.RunAsync("trials", id, "--best", "--limit", "3")).ShouldBe(0);
        _shell.Out.ShouldContain("in sample, not validated");
    }

    [Fact]
    public async Task Compare_Sessions_SaysWhetherTheyAreOne()
    {
        var one = await RunSessionAsync("--parallel", "1");
        var same = await RunSessionAsync("--parallel", "4");
        var dear = await RunSessionAsync("--set", "environment.feeABps=20");

        var (_, equal) = await _shell.RunJsonAsync("compare", one, same);
        var (_, different) = await _shell.RunJsonAsync("compare", one, dear);

        (equal.GetProperty("samePlan").GetBoolean(), equal.GetProperty("sameResult").GetBoolean()).ShouldBe((true, true));
        (different.GetProperty("samePlan").GetBoolean(), different.GetProperty("sameResult").GetBoolean()).ShouldBe((false, false));
        (await _shell.RunAsync("compare", one)).ShouldBe(2);
        (await _shell.RunAsync("compare", one, same)).ShouldBe(0);
        _shell.Out.ShouldContain("one result, bit for bit");
    }

    [Fact]
    public async Task Cancel_SessionThatNobodyRuns_EndsItWhenItRuns()
    {
        var id = await PlanAsync();

        (await _shell.RunAsync("watch", id)).ShouldBe(1);
        (await _shell.RunAsync("cancel", id)).ShouldBe(0);
        var (code, ended) = await _shell.RunJsonAsync("resume", id);

        _shell.Error.ShouldBeEmpty();
        code.ShouldBe(130);
        ended.GetProperty("state").GetString().ShouldBe("Cancelled");
        ended.GetProperty("trials").GetProperty("cancelled").GetInt32().ShouldBe(274);
        (await _shell.RunAsync("cancel", id)).ShouldBe(2);
        (await _shell.RunJsonAsync("watch", id)).Code.ShouldBe(130);
    }

    [Fact]
    public async Task Pause_SessionThatNobodyRuns_IsUndoneByResume()
    {
        var id = await PlanAsync();

        (await _shell.RunAsync("pause", id)).ShouldBe(0);
        var (code, ended) = await _shell.RunJsonAsync("resume", id);

        code.ShouldBe(0);
        ended.GetProperty("state").GetString().ShouldBe("Completed");
    }

    [Theory]
    [InlineData("show")]
    [InlineData("trials")]
    [InlineData("cancel")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("watch")]
    public async Task AnyCommand_UnknownSession_IsRefusedWithTheOneThatWasMeant(string command)
    {
        (await _shell.RunAsync(command, "none")).ShouldBe(2);
        Directory.Exists(Home).ShouldBeFalse();
        var id = await PlanAsync();

        var (code, document) = await _shell.RunJsonAsync(command, id[..^1] + "x");
        var (badServer, _) = await _shell.RunJsonAsync(command, id, "--server", "ftp://nowhere");
        var (gone, _) = await _shell.RunJsonAsync(command, id, "--server", "http://127.0.0.1:9");

        (code, badServer, gone).ShouldBe((2, 2, 1));
        var problem = document.GetProperty("problems")[0];
        problem.GetProperty("path").GetString().ShouldBe("session");
        problem.GetProperty("allowed").GetString()!.ShouldStartWith($"did you mean {id}?");
    }
}
