using System.Buffers.Binary;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>
/// The first 64 bytes of a canonical file, little-endian: 8 letters TUNEQUOT, version, mask of columns, rows, origin, zeros.
/// The columns follow in canonical order, 8 bytes a value, each padded with zeros to a multiple of 64 bytes.
/// </summary>
/// <param name="Columns">The columns of the file.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Origin">Where the quotes come from.</param>
internal sealed record CanonicalHeader(QuoteColumns Columns, long Rows, QuoteOrigin Origin)
{
    public const int SizeBytes = 64;
    public const int ValueBytes = 8;

    private const uint Version = 1;

    private static ReadOnlySpan<byte> Magic => "TUNEQUOT"u8;

    /// <summary>The size of a column with its padding.</summary>
    public long ColumnBytes => ((Rows * ValueBytes) + SizeBytes - 1) / SizeBytes * SizeBytes;

    /// <summary>The size of the whole file.</summary>
    public long FileBytes => SizeBytes + (Columns.Count * ColumnBytes);

    public static CanonicalHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SizeBytes || !bytes[..8].SequenceEqual(Magic) || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Version
            || QuoteColumns.FromMask(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..])) is not { } columns)
        {
            return null;
        }

        var rows = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]);
        var origin = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]);
        return rows is >= 0 and <= int.MaxValue && origin is 0 or 1 && !bytes[32..SizeBytes].ContainsAnyExcept((byte)0)
            ? new CanonicalHeader(columns, rows, (QuoteOrigin)origin)
            : null;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[SizeBytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Columns.Mask);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Rows);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), (long)Origin);
        return bytes;
    }
}
