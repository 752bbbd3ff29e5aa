using System.Text;

namespace Tuning.Testing;

/// <summary>Damages session files the way people, editors and attackers do. The same seed gives the same damage.</summary>
/// <param name="seed">The seed.</param>
public sealed class SessionMutator(int seed)
{
    private static readonly string[] s_values =
    [
        "", "null", "~", "true", "-1", "0", "1e308", "-1e309", ".nan", ".inf", "99999999999999999999", "0x10", "1_000", "PT0S", "PT-1S", "P1Y",
        "[]", "{}", "[[[[]]]]", "\"\"", "'", "\"", "../../etc/passwd", "/etc/passwd", "..\\..\\windows", "file:///etc/passwd", "sha256:abc",
        "'; DROP TABLE tuning_sessions; --", "${HOME}", "$(id)", "\u0000", "\ud7ff", "é", "\u202e", "<script>", "{{7*7}}", "%s%n", "*a", "&a b",
        "!!python/object:x", "<<: *a", "? x", "| \n x", "> \n x", "- -", "@x", "`x`", "#", "---", "...", "%YAML 9.9", "\t", "1.", ".5", "+", "q05",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A damaged copy of a text.</summary>
    /// <param name="text">The text.</param>
    public string Damage(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var times = 1 + _random.Next(3); times > 0; times--)
        {
            text = Once(text);
        }

        return text;
    }

    private string Once(string text)
    {
        if (text.Length == 0)
        {
            return Value();
        }

        var lines = text.Split('\n').ToList();
        var line = _random.Next(lines.Count);
        var place = _random.Next(text.Length);
        switch (_random.Next(10))
        {
            case 0:
                lines.RemoveAt(line);
                break;
            case 1:
                lines.Insert(line, lines[_random.Next(lines.Count)]);
                break;
            case 2:
                lines[line] = new string(' ', _random.Next(8)) + lines[line].TrimStart();
                break;
            case 3 when lines[line].Contains(':', StringComparison.Ordinal):
                lines[line] = lines[line][..(lines[line].IndexOf(':', StringComparison.Ordinal) + 1)] + " " + Value();
                break;
            case 4:
                return text[..place];
            case 5:
                return text.Remove(place, Math.Min(1 + _random.Next(6), text.Length - place));
            case 6:
                return text.Insert(place, Value());
            case 7:
                return new StringBuilder(text) { [place] = (char)_random.Next(1, 0xd7ff) }.ToString();
            case 8:
                return text.Insert(place, string.Concat(Enumerable.Repeat("[{a: "[_random.Next(4)..], 1 + _random.Next(200))));
            default:
                return SwapValues(text);
        }

        return string.Join('\n', lines);
    }

    private string SwapValues(string text)
    {
        var words = text.Split([' ', ',', '{', '}', '[', ']', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? text : text.Replace(words[_random.Next(words.Length)], words[_random.Next(words.Length)], StringComparison.Ordinal);
    }

    private string Value() => s_values[_random.Next(s_values.Length)];
}
