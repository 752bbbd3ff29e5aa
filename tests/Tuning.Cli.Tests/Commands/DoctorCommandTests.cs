namespace Tuning.Cli.Tests.Commands;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Doctor_WritableHome_IsOk()
    {
        using var shell = new RecordedShell();
        var (code, document) = await shell.RunJsonAsync("doctor");
        code.ShouldBe(0);
        document.GetProperty("ok").GetBoolean().ShouldBeTrue();
        document.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() is "sqlite")
            .GetProperty("state").GetString().ShouldBe("ok");
        shell.Folder.GetFileSystemInfos().ShouldBeEmpty("doctor looks and leaves nothing behind");
    }

    [Fact]
    public async Task Doctor_HomeUnderAFile_Fails()
    {
        using var shell = new RecordedShell();
        var (code, document) = await shell.RunJsonAsync("doctor", "--home", Path.Combine(shell.Write("file", ""), "home"));
        code.ShouldBe(1);
        document.GetProperty("ok").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, "", false)]
    [InlineData(true, "", true)]
    [InlineData(true, "1", false)]
    public async Task Doctor_Warnings_AreColouredOnlyWhereAllowed(bool terminal, string noColor, bool coloured)
    {
        using var shell = new RecordedShell { IsTerminal = terminal }.With("NO_COLOR", noColor);
        await shell.RunAsync("doctor");
        shell.Out.ShouldContain("not on the PATH");
        shell.Out.Contains('\e').ShouldBe(coloured);
    }
}
