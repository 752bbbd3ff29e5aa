namespace Tuning.Cli.Tests.AskTell;

public sealed class AskTellCommandTests
{
    private const string Session = """
        schemaVersion: 1
        name: test
        space: {x: {type: float, low: 0, high: 1}}
        sampler: {kind: sobol}
        objective: {metric: value, direction: minimize}
        """;

    [Fact]
    public async Task Run_EachLine_IsAnsweredByExactlyOneLine()
    {
        using var shell = new RecordedShell();
        shell.Write("s.yaml", Session);
        (await shell.Fed("{\"ask\":1}\nnonsense\n\n{\"tell\":[{\"number\":0,\"values\":{\"value\":1}}]}\n{\"best\":1}").RunAsync("asktell", "s.yaml"))
            .ShouldBe(0);
        var lines = shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(5);
        lines[0].ShouldStartWith("{\"trials\":[{\"number\":0,\"parameters\":{\"x\":");
        lines[1].ShouldStartWith("{\"error\":");
        lines[2].ShouldStartWith("{\"error\":");
        lines[3].ShouldBe("{\"told\":1}");
        shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_StateCutInTheMiddleOfALine_ContinuesAfterTheLastWholeLine()
    {
        using var shell = new RecordedShell();
        shell.Write("s.yaml", Session);
        await shell.Fed("{\"ask\":2}\n{\"tell\":[{\"number\":1,\"values\":{\"value\":1}}]}\n{\"ask\":1}\n").RunAsync("asktell", "s.yaml", "--state", "j");
        var last = shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var path = Path.Combine(shell.Folder.FullName, "j");
        var bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..^9]);
        (await shell.Fed("{\"ask\":1}\n").RunAsync("asktell", "s.yaml", "--state", "j")).ShouldBe(0);
        shell.Out.ShouldBe(last + "\n");
        (await File.ReadAllBytesAsync(path)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Run_StateOfAnotherSessionOrNoFile_IsRefused()
    {
        using var shell = new RecordedShell();
        shell.Write("s.yaml", Session);
        shell.Write("t.yaml", Session.Replace("high: 1", "high: 2", StringComparison.Ordinal));
        await shell.Fed("{\"ask\":2}\n").RunAsync("asktell", "s.yaml", "--state", "j");
        (await shell.Fed("{\"ask\":2}\n").RunAsync("asktell", "t.yaml", "--state", "j")).ShouldBe(2);
        shell.Out.ShouldBeEmpty();
        (await shell.RunAsync("asktell", "u.yaml")).ShouldBe(2);
        (await shell.RunAsync("asktell", "s.yaml", "--warm-start", "nothing")).ShouldBe(2);
        shell.Write("broken.yaml", "schemaVersion: 1\nspace: {}\n");
        (await shell.RunAsync("asktell", "broken.yaml")).ShouldBe(2);
        shell.Error.ShouldContain("objective");
        shell.Error.ShouldContain("name");
    }

    [Fact]
    public async Task Run_WarmStartFromAState_ReportsWhatItUses()
    {
        using var shell = new RecordedShell();
        shell.Write("s.yaml", Session);
        await shell.Fed("{\"ask\":2}\n{\"tell\":[{\"number\":1,\"values\":{\"value\":1}}]}\n").RunAsync("asktell", "s.yaml", "--state", "j");
        (await shell.Fed("{\"ask\":1}\n").RunAsync("asktell", "s.yaml", "--warm-start", "j")).ShouldBe(0);
        shell.Error.ShouldContain("1 of 1 earlier trials");
        shell.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
    }
}
