namespace Tuning.Cli.Tests.Commands;

public sealed class CompletionCommandTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _tune tune")]
    [InlineData("zsh", "compdef _tune tune")]
    [InlineData("fish", "complete -c tune")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName tune")]
    public async Task Completion_KnownShell_PrintsItsScript(string name, string line)
    {
        using var shell = new RecordedShell();
        (await shell.RunAsync("completion", name)).ShouldBe(0);
        shell.Out.ShouldContain(line);
        shell.Out.ShouldContain("[suggest:");
    }
}
