namespace Tuning.Cli.Tests.Scripts;

public sealed class TuneScriptTests : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tune_FirstCall_BuildsInReleaseAndBecomesTheProgram()
    {
        var (code, output, _, pid) = await _folder.RunAsync(_folder.At("tune"), "run", "a b");
        code.ShouldBe(0);
        output.ShouldBe($"pid {pid} args run a b\n", "standard output is the program's alone, in the same process");
        (await File.ReadAllTextAsync(_folder.At("builds.log"))).ShouldContain("-c Release");
    }

    [Fact]
    public async Task Tune_NothingNewer_DoesNotBuild()
    {
        await _folder.RunAsync(_folder.At("tune"));
        await _folder.RunAsync(_folder.At("tune"));
        _folder.Builds.ShouldBe(1);
    }

    [Theory]
    [InlineData("src/Tuning.Cli/Program.cs")]
    [InlineData("src/Tuning.Cli/new.sql")]
    [InlineData("Directory.Build.props")]
    public async Task Tune_NewerSource_BuildsAgain(string file)
    {
        await _folder.RunAsync(_folder.At("tune"));
        await File.WriteAllTextAsync(_folder.At(file), "changed");
        await _folder.RunAsync(_folder.At("tune"));
        _folder.Builds.ShouldBe(2);
    }

    [Fact]
    public async Task Tune_DeletedSource_BuildsAgain()
    {
        await _folder.RunAsync(_folder.At("tune"));
        File.Delete(_folder.At("src/Tuning.Cli/Program.cs"));
        await _folder.RunAsync(_folder.At("tune"));
        _folder.Builds.ShouldBe(2);
    }

    [Fact]
    public async Task Tune_FailingBuild_ShowsItsErrorsAndExits1()
    {
        await File.WriteAllTextAsync(_folder.At("broken"), "");
        var (code, output, error, _) = await _folder.RunAsync(_folder.At("tune"));
        code.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain("error CS1002");
        File.Delete(_folder.At("broken"));
        (await _folder.RunAsync(_folder.At("tune"))).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Tune_ThroughRelativeSymlinks_FindsItsCheckout()
    {
        Directory.CreateDirectory(_folder.At("elsewhere/deep"));
        File.CreateSymbolicLink(_folder.At("elsewhere/one"), "../tune");
        File.CreateSymbolicLink(_folder.At("elsewhere/deep/two"), "../one");
        var (code, output, _, _) = await _folder.RunAsync(_folder.At("elsewhere/deep/two"), "list");
        code.ShouldBe(0);
        output.ShouldContain("args list");
    }

    [Fact]
    public async Task Tune_ManyAtOnce_BuildOnce()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _folder.RunAsync(_folder.At("tune"))));
        runs.ShouldAllBe(run => run.Code == 0);
        _folder.Builds.ShouldBe(1);
    }
}
