using Tuning.Cli.Frame;

namespace Tuning.Cli.Outcomes;

/// <summary>Plain text for a human on standard output, coloured only where the shell allows it.</summary>
/// <param name="shell">The shell.</param>
internal sealed class Page(Shell shell)
{
    /// <summary>Columns that a line may take.</summary>
    public int Width => shell.Width;

    /// <summary>Writes one line.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text = "") => shell.Out.WriteLine(text);

    /// <summary>Writes text as it stands.</summary>
    /// <param name="text">The text.</param>
    public void Raw(string text) => shell.Out.Write(text);

    /// <summary>Writes a line in bold.</summary>
    /// <param name="text">The line.</param>
    public void Title(string text) => Line(Paint("1", text));

    /// <summary>Writes a line that the reader must not miss.</summary>
    /// <param name="text">The line.</param>
    public void Warning(string text) => Line(Paint("33", text));

    /// <summary>Text in a colour; as it stands where the shell allows none.</summary>
    /// <param name="code">The code of the colour, such as 33 or 48;5;17.</param>
    /// <param name="text">The text.</param>
    public string Coloured(string code, string text) => Paint(code, text);

    private string Paint(string code, string text) => shell.OutHasColour ? $"\e[{code}m{text}\e[0m" : text;
}
