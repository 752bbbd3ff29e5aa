namespace Tuning.Cli.Tests.Commands;

public sealed class BenchDataCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task BenchData_SmallFile_ReportsItsSpeedAndLeavesNothingBehind()
    {
        var (code, document) = await _shell.RunJsonAsync("bench", "data", "--rows", "5000");
        code.ShouldBe(0);
        document.GetProperty("rows").GetInt32().ShouldBe(5000);
        document.GetProperty("megabytes").GetDouble().ShouldBeInRange(0.3, 0.6);
        document.GetProperty("importRowsPerSecond").GetDouble().ShouldBeGreaterThan(0);
        document.GetProperty("peakMegabytes").GetDouble().ShouldBeGreaterThan(1);
        _shell.Folder.GetFileSystemInfos().ShouldBeEmpty();
    }
}
