using System.Text;

namespace Tuning.Cli.AskTell;

/// <summary>
/// An append-only file of lines, held by one process at a time. A line counts once its line break is on the disk; what a
/// killed process left of a line is cut off.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private readonly FileStream _stream;

    private StateFile(FileStream stream, IReadOnlyList<string> lines)
    {
        _stream = stream;
        Lines = lines;
    }

    /// <summary>The whole lines that the file held when it was opened.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Opens a file, or creates it.</summary>
    /// <param name="path">The absolute path.</param>
    /// <exception cref="IOException">The file cannot be opened, or another process holds it.</exception>
    public static StateFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            stream.SetLength(end);
            stream.Position = end;
            return new(stream, Split(bytes.AsSpan(0, end)));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The whole lines of a file that is only read.</summary>
    /// <param name="path">The absolute path.</param>
    public static IReadOnlyList<string> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return Split(bytes.AsSpan(0, Array.LastIndexOf(bytes, (byte)'\n') + 1));
    }

    /// <summary>Appends a line; when it returns, the line is on the disk.</summary>
    /// <param name="line">The line, without a line break.</param>
    public void Append(string line)
    {
        _stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static string[] Split(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
