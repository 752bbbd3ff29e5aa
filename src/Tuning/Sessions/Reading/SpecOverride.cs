namespace Tuning.Sessions.Reading;

/// <summary>A value given beside the session file, such as <c>--set environment.feeABps=25</c>.</summary>
/// <param name="Path">Dotted path of the member, such as <c>budget.trials</c> or <c>objective.constraints[0].min</c>.</param>
/// <param name="Value">The value: read as JSON where it is JSON, else taken as text.</param>
public sealed record SpecOverride(string Path, string Value)
{
    /// <summary>Splits <c>path=value</c> at its first equals sign.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The override, or null when there is no path or no equals sign.</returns>
    public static SpecOverride? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals <= 0 ? null : new SpecOverride(text[..equals].Trim(), text[(equals + 1)..]);
    }
}
