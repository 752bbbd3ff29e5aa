using System.Text;

namespace TuningFunctions.Processes;

/// <summary>The end of what a process writes to its standard error: however much it is, only so much is kept. Safe to share between threads.</summary>
internal sealed class BoundedText
{
    /// <summary>Most bytes that are kept.</summary>
    public const int Capacity = 1500;

    private readonly Lock _lock = new();
    private readonly byte[] _kept = new byte[Capacity];
    private long _written;

    /// <summary>Adds what was read.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _written += Math.Max(0, bytes.Length - Capacity);
            foreach (var single in bytes[^Math.Min(bytes.Length, Capacity)..])
            {
                _kept[_written++ % Capacity] = single;
            }
        }
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _written = 0;
        }
    }

    /// <summary>What is kept, with how much was left out before it; empty where nothing was written.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            var length = (int)Math.Min(_written, Capacity);
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = _kept[(_written - length + i) % Capacity];
            }

            var text = Encoding.UTF8.GetString(bytes).Trim();
            return _written > Capacity ? FormattableString.Invariant($"[{_written - Capacity} bytes left out]{text}") : text;
        }
    }
}
