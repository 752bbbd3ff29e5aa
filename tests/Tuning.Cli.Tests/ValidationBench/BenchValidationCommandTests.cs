namespace Tuning.Cli.Tests.ValidationBench;

public sealed class BenchValidationCommandTests
{
    [Fact]
    public async Task Validation_SmallMarket_PrintsItsFigures()
    {
        using var shell = new RecordedShell();

        var (code, figures) = await shell.RunJsonAsync(["bench", "validation", "--rows", "30000"]);

        code.ShouldBe(0);
        (figures.GetProperty("folds").GetInt32(), figures.GetProperty("trials").GetInt32()).ShouldBe((8, 100));
        (figures.GetProperty("sets").GetInt32(), figures.GetProperty("splits").GetInt32()).ShouldBe((200, 12_870));
        figures.GetProperty("overfittingSeconds").GetDouble().ShouldBeGreaterThan(0);
        figures.GetProperty("sessionSeconds").GetDouble().ShouldBeGreaterThan(0);
        Directory.GetDirectories(Path.Combine(shell.Folder.FullName, ".tune")).ShouldBeEmpty();
    }
}
