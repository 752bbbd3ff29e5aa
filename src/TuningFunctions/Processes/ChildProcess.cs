using System.Diagnostics;
using System.Threading.Channels;

namespace TuningFunctions.Processes;

/// <summary>A running program: lines in, lines out, and the end of what it complains. Dispose it to end it with everything it started.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>Most bytes of a line that it prints.</summary>
    public const int LongestLine = 16 * 1024 * 1024;

    private const int BufferBytes = 4096;

    // Who floods its standard output waits until it is read.
    private const int MostUnreadLines = 4;

    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly bool _leadsGroup;
    private readonly string _mark;
    private readonly Channel<(ReadOnlyMemory<byte> Line, bool IsFollowed)> _lines =
        Channel.CreateBounded<(ReadOnlyMemory<byte>, bool)>(MostUnreadLines);
    private readonly Task _ended;
    private readonly Task _printing;
    private readonly Task _complaining;
    private bool _isFollowed;
    private bool _isDisposed;

    /// <summary>Takes a process over.</summary>
    /// <param name="process">The process, its three streams redirected.</param>
    /// <param name="leadsGroup">Whether it leads a process group of its own.</param>
    /// <param name="mark">What marks its environment.</param>
    public ChildProcess(Process process, bool leadsGroup, string mark)
    {
        _process = process;
        _leadsGroup = leadsGroup;
        _mark = mark;
        Id = process.Id;
        _ended = process.WaitForExitAsync();
        // Pipes are read by threads of their own: a read of a pipe cannot be cancelled, and would keep one of the pool.
        _printing = Task.Factory.StartNew(Print, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _complaining = Task.Factory.StartNew(Complain, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    /// <summary>How many lines it has answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Whether it has printed more than was asked of it.</summary>
    public bool HasMore => _isFollowed || _lines.Reader.TryPeek(out _);

    /// <summary>The end of what it wrote to standard error since <see cref="Forget"/>.</summary>
    public BoundedText Complaint { get; } = new();

    /// <summary>Forgets what it wrote to standard error.</summary>
    public void Forget() => Complaint.Clear();

    /// <summary>Writes a line, and after the last one ends its standard input.</summary>
    /// <exception cref="IOException">It does not read any more.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> line, bool isLast, CancellationToken cancellationToken)
    {
        var input = _process.StandardInput.BaseStream;
        await input.WriteAsync(line, cancellationToken);
        await input.WriteAsync("\n"u8.ToArray(), cancellationToken);
        await input.FlushAsync(cancellationToken);
        if (isLast)
        {
            input.Close();
        }
    }

    /// <summary>
    /// The next line that it prints; null where it ended before. A process that it forked may keep the pipe open, so its own end
    /// counts as well.
    /// </summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!_lines.Reader.TryRead(out var read))
        {
            var waiting = _lines.Reader.WaitToReadAsync(cancellationToken).AsTask();
            if (await Task.WhenAny(waiting, _ended) != waiting)
            {
                // What it printed last may still be on its way, and ends where nobody it forked holds the pipe open any more.
                EndTree();
                await Task.WhenAny(waiting, Task.Delay(s_lastWords, cancellationToken));
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (!waiting.IsCompleted || !await waiting || !_lines.Reader.TryRead(out read))
            {
                return null;
            }
        }

        Answered++;
        _isFollowed = read.IsFollowed;
        return read.Line;
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _ended.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>How it ended, with what it said; it is given a moment to say it.</summary>
    public async Task<string> LastWordsAsync()
    {
        // Its pipes close a moment before the process has ended, or stay open in a process that it forked.
        await Task.WhenAny(_ended, Task.Delay(s_ending));
        if (_ended.IsCompleted)
        {
            EndTree();
            await Task.WhenAny(_complaining, Task.Delay(s_lastWords));
        }

        var end = _process.HasExited ? FormattableString.Invariant($"exit code {_process.ExitCode}") : "it still runs";
        var said = Complaint.ToString();
        return said.Length == 0 ? $"{end}; nothing on standard error" : $"{end}; standard error: {said}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            EndTree();
            _lines.Writer.TryComplete();
            // Its pipes are closed when nobody reads them any more.
            _ = Task.WhenAll(_printing, _complaining, _ended).ContinueWith(
                ended =>
                {
                    _ = ended.Exception;
                    CloseInput();
                    _process.StandardOutput.Dispose();
                    _process.StandardError.Dispose();
                    _process.Dispose();
                },
                CancellationToken.None,
                TaskContinuationOptions.None,
                TaskScheduler.Default);
        }
    }

    private void EndTree() => ProcessTree.Kill(_process, _leadsGroup, _mark);

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Dispose();
        }
        catch (IOException)
        {
            // What it was last written and did not read is nobody's.
        }
    }

    private void Print()
    {
        try
        {
            var lines = new BoundedLines(_process.StandardOutput.BaseStream, LongestLine);
            while (lines.Read() is { } line && Offer((line, lines.IsFollowed)))
            {
                // The next one.
            }

            _lines.Writer.TryComplete();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ObjectDisposedException)
        {
            _lines.Writer.TryComplete(exception is InvalidDataException ? exception : null);
        }
    }

    // Waits while there is no room, on the thread that only reads.
    private bool Offer((ReadOnlyMemory<byte> Line, bool IsFollowed) line)
    {
        while (!_lines.Writer.TryWrite(line))
        {
            if (!_lines.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult())
            {
                return false;
            }
        }

        return true;
    }

    private void Complain()
    {
        var error = _process.StandardError.BaseStream;
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = error.Read(buffer)) > 0)
        {
            Complaint.Append(buffer.AsSpan(0, read));
        }
    }
}
