using System.Runtime.InteropServices;

namespace Tuning.Sessions.Documents;

/// <summary>Tells the line of a position in a text that is read from front to back.</summary>
/// <param name="utf8">The text.</param>
[StructLayout(LayoutKind.Auto)]
internal ref struct LineCounter(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _position;
    private int _line = 1;

    /// <summary>The line of a position, from 1; positions do not go back.</summary>
    public int At(long position)
    {
        for (; _position < position; _position++)
        {
            if (_utf8[_position] == (byte)'\n')
            {
                _line++;
            }
        }

        return _line;
    }
}
