namespace TuningFunctions.Processes;

/// <summary>Reads lines of a stream up to a length. For one reader at a time.</summary>
/// <param name="stream">The stream.</param>
/// <param name="longest">Most bytes of a line.</param>
internal sealed class BoundedLines(Stream stream, int longest)
{
    private const int FirstSize = 16 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;

    /// <summary>Whether more came with the line that was read last.</summary>
    public bool IsFollowed => _end > _start;

    /// <summary>The next line without its end; null where the stream ended before one. What ends without a line break is a line as well.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public ReadOnlyMemory<byte>? Read()
    {
        var searched = _start;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, 1);
            }

            MakeRoom();
            searched = _end;
            var read = stream.Read(_buffer.AsSpan(_end));
            if (read == 0)
            {
                // Not by a conditional expression: null is an empty memory there.
                if (_end == _start)
                {
                    return null;
                }

                return Take(_end, 0);
            }

            _end += read;
        }
    }

    private ReadOnlyMemory<byte> Take(int end, int separator)
    {
        var line = _buffer.AsMemory(_start, end - _start).ToArray();
        _start = end + separator;
        return line;
    }

    private void MakeRoom()
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var length = _end - _start;
        if (length >= longest)
        {
            throw new InvalidDataException(FormattableString.Invariant($"a line of more than {longest} bytes"));
        }

        var next = length > _buffer.Length / 2 ? new byte[Math.Min(longest, 2 * _buffer.Length)] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(next);
        _buffer = next;
        (_start, _end) = (0, length);
    }
}
