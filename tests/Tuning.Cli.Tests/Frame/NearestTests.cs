using Tuning.Cli.Frame;

namespace Tuning.Cli.Tests.Frame;

public sealed class NearestTests
{
    [Theory]
    [InlineData("docter", "doctor")]
    [InlineData("entyrBps", "entryBps")]
    [InlineData("ENTRYBPS", "entryBps")]
    [InlineData("--jsn", "--json")]
    [InlineData("exitbp", "exitBps")]
    public void To_WordWithAFewEdits_IsTheKnownWord(string word, string expected) =>
        Nearest.To(word, ["doctor", "entryBps", "exitBps", "--json", "--home"]).ShouldBe(expected);

    [Theory]
    [InlineData("walk")]
    [InlineData("x")]
    [InlineData("")]
    public void To_WordThatResemblesNothing_IsNull(string word) =>
        Nearest.To(word, ["doctor", "entryBps", "exitBps"]).ShouldBeNull();
}
