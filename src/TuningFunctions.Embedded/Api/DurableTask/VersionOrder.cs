namespace Microsoft.DurableTask;

/// <summary>The order of orchestration versions.</summary>
internal static class VersionOrder
{
    /// <summary>Compares two versions: none is oldest, dotted numbers by number, others by text.</summary>
    public static int Compare(string? left, string? right)
    {
        var leftEmpty = string.IsNullOrWhiteSpace(left);
        var rightEmpty = string.IsNullOrWhiteSpace(right);
        if (leftEmpty || rightEmpty)
        {
            return rightEmpty.CompareTo(leftEmpty);
        }

        return System.Version.TryParse(left, out var a) && System.Version.TryParse(right, out var b)
            ? a.CompareTo(b)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
