namespace Tuning.Cli.Tests.Frame;

public sealed class TuneCommandLineTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task RunAsync_NoArguments_PrintsTheHelp()
    {
        (await _shell.RunAsync()).ShouldBe(0);
        _shell.Out.ShouldContain("Commands:");
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_HelpOfACommand_EndsWithExamples()
    {
        (await _shell.RunAsync("doctor", "--help")).ShouldBe(0);
        _shell.Out.ShouldContain("Examples:\n  tune doctor\n");
    }

    [Fact]
    public async Task RunAsync_UnknownCommand_NamesTheNearestAndExits2()
    {
        (await _shell.RunAsync("docter")).ShouldBe(2);
        _shell.Out.ShouldBeEmpty();
        _shell.Error.ShouldContain("did you mean doctor?");
    }

    [Fact]
    public async Task RunAsync_UnknownOptionAsJson_IsOneObjectWithTheProblem()
    {
        var (code, document) = await _shell.RunJsonAsync("doctor", "--hom", "x");
        code.ShouldBe(2);
        document.GetProperty("exitCode").GetInt32().ShouldBe(2);
        var problem = document.GetProperty("problems")[0];
        problem.GetProperty("path").GetString().ShouldBe("--hom");
        problem.GetProperty("value").GetString().ShouldBe("--hom");
        problem.GetProperty("allowed").GetString().ShouldNotBeNull().ShouldContain("did you mean --home?");
        _shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_SeveralUnknownWords_ReportsEachOnce()
    {
        var (_, document) = await _shell.RunJsonAsync("doctor", "--hom", "--jso");
        document.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("path").GetString())
            .ShouldBe(["--hom", "--jso"]);
    }

    [Fact]
    public async Task RunAsync_MissingArgument_IsAProblemWithoutAValue()
    {
        var (code, document) = await _shell.RunJsonAsync("completion");
        code.ShouldBe(2);
        var problem = document.GetProperty("problems").EnumerateArray().Single();
        problem.GetProperty("path").GetString().ShouldBe("shell");
        problem.TryGetProperty("value", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task RunAsync_WrongValue_NamesWhatIsAllowed()
    {
        var (code, document) = await _shell.RunJsonAsync("completion", "tcsh");
        code.ShouldBe(2);
        var problem = document.GetProperty("problems").EnumerateArray().Single();
        problem.GetProperty("value").GetString().ShouldBe("tcsh");
        problem.GetProperty("allowed").GetString().ShouldNotBeNull().ShouldContain("bash");
    }

    [Fact]
    public async Task RunAsync_HomeOption_WinsOverTheVariable()
    {
        _shell.With("TUNE_HOME", "from-variable");
        await _shell.RunAsync("doctor", "--home", "from-option");
        _shell.Out.ShouldContain(Path.Combine(_shell.Folder.FullName, "from-option"));
        await _shell.RunAsync("doctor");
        _shell.Out.ShouldContain(Path.Combine(_shell.Folder.FullName, "from-variable"));
    }

    [Fact]
    public async Task RunAsync_Suggestion_CompletesACommand()
    {
        await _shell.RunAsync("[suggest:6]", "tune d");
        _shell.Out.ShouldContain("doctor");
    }
}
