using System.Collections.Immutable;
using Tuning.Arbitrage.Markets.Csv;

namespace Tuning.Arbitrage.Markets.Joining;

/// <summary>
/// The header of one stream. Quotes of a venue: timestamp,best_bid,best_ask and optionally bid_size,ask_size, with or
/// without the venue's suffix. Rates: timestamp,fx.
/// </summary>
/// <param name="Name">What problems call the stream: A, B or fx.</param>
/// <param name="First">The bid, or the rate.</param>
/// <param name="Second">The ask; nothing for rates.</param>
/// <param name="FirstSize">Quantity at the bid; nothing for rates.</param>
/// <param name="SecondSize">Quantity at the ask; nothing for rates.</param>
internal sealed record StreamLayout(string Name, QuoteColumn First, QuoteColumn? Second, QuoteColumn? FirstSize, QuoteColumn? SecondSize)
{
    public static StreamLayout A { get; } = new("A", QuoteColumn.BidA, QuoteColumn.AskA, QuoteColumn.BidSizeA, QuoteColumn.AskSizeA);

    public static StreamLayout B { get; } = new("B", QuoteColumn.BidB, QuoteColumn.AskB, QuoteColumn.BidSizeB, QuoteColumn.AskSizeB);

    public static StreamLayout Fx { get; } = new("fx", QuoteColumn.Fx, null, null, null);

    /// <summary>The columns of the joined rows that the stream gives.</summary>
    public ImmutableArray<QuoteColumn> Columns { get; } =
        [.. new[] { First, Second, FirstSize, SecondSize }.OfType<QuoteColumn>()];

    /// <summary>How the header of the stream's file translates.</summary>
    /// <param name="named">What the user says of the file.</param>
    public CsvMapping MappingOf(CsvMapping named) => named with
    {
        Required = Second is { } second ? [QuoteColumn.Time, First, second] : [QuoteColumn.Time, First],
        Permitted = [QuoteColumn.Time, .. Columns],
        Aliases = Second is null ? ImmutableDictionary<string, QuoteColumn>.Empty.Add("rate", First) : Columns.ToImmutableDictionary(
            column => QuoteHeader.NameOf(column)[..^2], column => column, StringComparer.OrdinalIgnoreCase),
    };
}
