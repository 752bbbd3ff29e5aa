using System.Globalization;
using System.Text;

namespace Tuning.Reports.Plots;

/// <summary>Named values as horizontal bars from a common zero, losses to the left.</summary>
internal static class Bars
{
    /// <summary>The bars.</summary>
    /// <param name="entries">Names, values and how each value reads; a value that is undefined has no bar.</param>
    /// <param name="alternative">What they show, in words.</param>
    public static Markup Of(IReadOnlyList<(string Name, double? Value, string Text)> entries, string alternative)
    {
        var high = Math.Max(0, entries.Max(entry => entry.Value ?? 0));
        var low = Math.Min(0, entries.Min(entry => entry.Value ?? 0));
        var span = high > low ? high - low : 1;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<div class=\"bars\" role=\"img\" aria-label=\"{Markup.Escape(alternative)}\">");
        foreach (var (name, value, label) in entries)
        {
            var bar = value is { } known && known != 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"<i class=\"{(known < 0 ? "loss" : "gain")}\" style=\"left:{100 * (Math.Min(known, 0) - low) / span:0.##}%;width:{Math.Max(0.4, 100 * Math.Abs(known) / span):0.##}%\"></i>")
                : "";
            text.Append(CultureInfo.InvariantCulture, $"<span class=\"name\">{Markup.Escape(name)}</span><span class=\"track\">{bar}</span><span class=\"value\">{Markup.Escape(label)}</span>");
        }

        return new($"{text}</div>");
    }
}
