using System.Runtime.InteropServices;

namespace Tuning.Reports;

/// <summary>A piece of HTML that is safe to write: a text becomes one by being escaped.</summary>
/// <param name="Html">The HTML.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Markup(string Html)
{
    /// <summary>A hash or a command: set in a fixed width and broken anywhere.</summary>
    public static Markup Code(string text) => new($"<code>{Escape(text)}</code>");

    /// <summary>A word that is told apart by a class of the style sheet.</summary>
    public static Markup Mark(string text, string cssClass) => new($"<span class=\"{cssClass}\">{Escape(text)}</span>");

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    public static implicit operator Markup(string text) => new(Escape(text));
}
