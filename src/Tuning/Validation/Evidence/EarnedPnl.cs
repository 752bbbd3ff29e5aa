namespace Tuning.Validation.Evidence;

/// <summary>What a point earned on a window, or why that is not known. Money is in the quote currency of A.</summary>
public sealed record EarnedPnl
{
    private EarnedPnl(double? netPnl, string? unknown) => (NetPnl, Unknown) = (netPnl, unknown);

    /// <summary>Profit and loss after all costs; null where it is not known.</summary>
    public double? NetPnl { get; }

    /// <summary>Why it is not known; null where it is.</summary>
    public string? Unknown { get; }

    /// <summary>What was earned.</summary>
    /// <param name="netPnl">Profit and loss after all costs.</param>
    public static EarnedPnl Of(double netPnl) => new(netPnl, null);

    /// <summary>What cannot be known.</summary>
    /// <param name="why">The reason.</param>
    public static EarnedPnl NotKnown(string why)
    {
        ArgumentException.ThrowIfNullOrEmpty(why);
        return new EarnedPnl(null, why);
    }
}
