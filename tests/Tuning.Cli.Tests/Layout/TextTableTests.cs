using Tuning.Cli.Layout;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Tests.Layout;

public sealed class TextTableTests
{
    [Fact]
    public void WriteTo_TwoColumns_AlignsLeftAndRight()
    {
        using var shell = new RecordedShell();
        var table = new TextTable("name", ">value");
        table.Add("a", "1");
        table.Add("longer", "12345.6");
        table.WriteTo(new Page(shell.AsShell()));
        shell.Out.ShouldBe("name      value\na             1\nlonger  12345.6\n");
    }

    [Fact]
    public void WriteTo_NoRows_IsTheHeadings()
    {
        using var shell = new RecordedShell();
        new TextTable("name", ">value").WriteTo(new Page(shell.AsShell()));
        shell.Out.ShouldBe("name  value\n");
    }

    [Fact]
    public void Add_WrongNumberOfCells_Throws() =>
        Should.Throw<ArgumentException>(() => new TextTable("name", ">value").Add("a"));
}
