using System.Collections.Immutable;
using System.Numerics;

namespace Tuning.Arbitrage.Markets;

/// <summary>A set of quote columns; the five of the plain header are always in it.</summary>
public readonly record struct QuoteColumns
{
    private const uint Required = 0b1_1111;
    private const uint Known = (1u << Total) - 1;

    private readonly uint _optional;

    private QuoteColumns(uint mask) => _optional = mask & ~Required;

    /// <summary>The number of columns that exist.</summary>
    public const int Total = 11;

    /// <summary>The plain header: time, and bid and ask of both venues.</summary>
    public static QuoteColumns Plain => default;

    /// <summary>One bit a column, bit number = canonical position.</summary>
    public uint Mask => _optional | Required;

    /// <summary>The number of columns in the set.</summary>
    public int Count => BitOperations.PopCount(Mask);

    /// <summary>The columns in canonical order.</summary>
    public ImmutableArray<QuoteColumn> Ordered
    {
        get
        {
            var ordered = ImmutableArray.CreateBuilder<QuoteColumn>(Count);
            for (var position = 0; position < Total; position++)
            {
                if (Contains((QuoteColumn)position))
                {
                    ordered.Add((QuoteColumn)position);
                }
            }

            return ordered.ToImmutable();
        }
    }

    /// <summary>The set of a stored mask, or nothing when a required bit is missing or an unknown one is set.</summary>
    /// <param name="mask">One bit a column.</param>
    public static QuoteColumns? FromMask(uint mask) =>
        (mask & Required) == Required && (mask & ~Known) == 0 ? new QuoteColumns(mask) : null;

    /// <summary>The set with one more column.</summary>
    /// <param name="column">The column to add.</param>
    public QuoteColumns With(QuoteColumn column) => new(Mask | (1u << (int)column));

    /// <summary>Whether the column is in the set.</summary>
    /// <param name="column">The column to look for.</param>
    public bool Contains(QuoteColumn column) => (Mask & (1u << (int)column)) != 0;
}
