using System.Globalization;
using System.Text;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>One thing that the data gate found.</summary>
/// <param name="Check">The check that failed.</param>
/// <param name="Line">The line in the file, header = 1; absent when it is the whole data set, or when the data has no lines.</param>
/// <param name="Column">The name of the column; absent when it is the whole row.</param>
/// <param name="Value">What stands there, cut to 60 characters; absent when nothing does.</param>
/// <param name="Reason">What is wrong, in words.</param>
/// <param name="Allowed">What would be right; absent when the reason says it.</param>
public sealed record GateProblem(
    GateCheck Check,
    long? Line,
    string? Column,
    string? Value,
    string Reason,
    string? Allowed)
{
    private const int LongestValue = 60;

    /// <summary>Which of several files it is: A, B or fx; absent when there is one.</summary>
    public string? Stream { get; init; }

    /// <summary>The problem in one line for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Stream is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"stream {Stream}, ");
        }

        if (Line is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $"line {line}: ");
        }

        if (Column is not null)
        {
            text.Append(Column).Append(": ");
        }

        text.Append(Reason);
        if (Value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $": '{Value}'");
        }

        if (Allowed is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" (allowed: {Allowed})");
        }

        return text.ToString();
    }

    internal static string Cut(ReadOnlySpan<byte> value, int longest = LongestValue)
    {
        var longer = value.Length > longest;
        var text = Encoding.UTF8.GetString(longer ? value[..longest] : value);
        var clean = string.Create(text.Length, text, static (characters, source) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = char.IsControl(source[index]) ? '?' : source[index];
            }
        });
        return longer ? clean + "..." : clean;
    }
}
