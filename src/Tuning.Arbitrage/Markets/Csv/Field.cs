namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>What surrounds the text of a field.</summary>
internal static class Field
{
    /// <summary>The field without blanks around it, and without one pair of quotes.</summary>
    /// <param name="field">The field as it stands in the line.</param>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        if (field is [> (byte)' ' and not (byte)'"', .., > (byte)' '])
        {
            return field;
        }

        field = field.Trim(" \t\r"u8);
        return field.Length >= 2 && field[0] == (byte)'"' && field[^1] == (byte)'"' ? field[1..^1].Trim(" \t"u8) : field;
    }
}
