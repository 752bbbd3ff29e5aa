using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The decision trace: of each entry and exit the time of its later fill (nanoseconds, 8 bytes), the direction (1), the
/// quantity (8), the reason (1; 255 for an entry) and the fill prices on A and B (8 each; NaN for a cancelled leg), little-endian.
/// </summary>
internal sealed class DecisionTrace : IDisposable
{
    private const byte EntryCode = 255;
    private const int EventBytes = 34;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(in Trade trade)
    {
        Span<byte> events = stackalloc byte[2 * EventBytes];
        Write(events, trade, trade.EntryTimeNs, EntryCode, trade.EntryPriceA, trade.EntryPriceB);
        Write(events[EventBytes..], trade, trade.ExitTimeNs, (byte)trade.Reason, trade.ExitPriceA, trade.ExitPriceB);
        _hash.AppendData(events);
    }

    /// <summary>The SHA-256 of the trace so far, in lower-case hexadecimal digits.</summary>
    public string ToHash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private static void Write(
        Span<byte> target, in Trade trade, long timeNs, byte reason, double? priceA, double? priceB)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, timeNs);
        target[8] = (byte)trade.Direction;
        BinaryPrimitives.WriteDoubleLittleEndian(target[9..], trade.Quantity);
        target[17] = reason;
        BinaryPrimitives.WriteDoubleLittleEndian(target[18..], priceA ?? double.NaN);
        BinaryPrimitives.WriteDoubleLittleEndian(target[26..], priceB ?? double.NaN);
    }
}
