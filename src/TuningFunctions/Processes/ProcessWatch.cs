using System.Diagnostics;
using System.Security.Cryptography;

namespace TuningFunctions.Processes;

/// <summary>
/// Starts processes that do not outlive this one, even when it is killed: a small watcher, apart from it, waits for the end of a
/// pipe that only this process holds open, and then kills whoever carries the mark of this watch in its environment. The mark is
/// inherited, so that a process which was forked off, or has left its group, is found as well.
/// </summary>
/// <remarks>On Linux. Elsewhere processes are told by the end of their standard input, and are killed with their descendants as long as this process lives.</remarks>
public sealed class ProcessWatch : IDisposable
{
    private const string MarkName = "TUNE_PROCESS_WATCH";
    private const string SetSid = "/usr/bin/setsid";
    private const string Shell = "/bin/sh";
    private const int MarkBytes = 16;

    // A process that was just forked shows its environment a moment later, so the search is repeated for two seconds.
    private const string Script = """
        while read -r line; do :; done
        for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
          for file in $(grep -lsF -e "$1" /proc/[0-9]*/environ); do
            id=${file#/proc/}
            id=${id%/environ}
            kill -KILL "-$id" 2>/dev/null
            kill -KILL "$id" 2>/dev/null
          done
          sleep 0.1
        done
        """;

    private readonly string _mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
    private readonly Lock _lock = new();
    private Process? _watcher;
    private int _started;
    private bool _isDisposed;

    /// <summary>Whether processes get a session of their own and cannot outlive this one.</summary>
    public static bool IsComplete { get; } = OperatingSystem.IsLinux() && File.Exists(SetSid) && File.Exists(Shell);

    /// <summary>Starts a program with pipes to its standard input, output and error.</summary>
    /// <param name="spec">The program.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    internal ChildProcess Start(ProcessSpec spec)
    {
        EnsureWatcher();
        // The first part is what the watcher looks for; the whole is what ends this one process.
        var mark = FormattableString.Invariant($"{_mark}-{Interlocked.Increment(ref _started)}");
        var start = Piped(IsComplete ? [SetSid, .. spec.Words] : spec.Words);
        start.WorkingDirectory = spec.Folder;
        start.Environment[MarkName] = mark;
        return new ChildProcess(Process.Start(start)!, IsComplete, $"{MarkName}={mark}");
    }

    /// <summary>Whether a program can be found: by its path, or by its name in PATH.</summary>
    /// <param name="spec">The program.</param>
    public static bool Exists(ProcessSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var program = spec.Words[0];
        if (program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return File.Exists(Path.GetFullPath(program, spec.Folder));
        }

        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || (OperatingSystem.IsWindows() && File.Exists(Path.Combine(folder, $"{program}.exe"))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            // The watcher looks once more for what is left and ends.
            _watcher?.StandardInput.Close();
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    private void EnsureWatcher()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (IsComplete && (_watcher is null || _watcher.HasExited))
            {
                // Its own environment has no mark; the mark is an argument.
                _watcher = Process.Start(Piped([SetSid, Shell, "-c", Script, "tune-watch", _mark]));
            }
        }
    }

    private static ProcessStartInfo Piped(IEnumerable<string> words)
    {
        var all = words.ToArray();
        return new ProcessStartInfo(all[0], all[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
