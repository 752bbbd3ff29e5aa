using System.Security.Cryptography;
using System.Text;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using TuningFunctions.Processes;

namespace TuningFunctions.External;

/// <summary>The programs that sessions with a command run: which ones they may, and what their code is.</summary>
/// <param name="host">What this host lets external strategies do.</param>
public sealed class CommandPrograms(ExternalHost host)
{
    private const long LargestFile = 64 * 1024 * 1024;

    /// <summary>What keeps a session from its program; null where nothing does.</summary>
    /// <param name="command">What the session file says.</param>
    /// <param name="folder">The folder of the session file; null where it came over HTTP.</param>
    public SpecProblem? Check(ExternalSpec.Command command, string? folder)
    {
        ArgumentNullException.ThrowIfNull(command);
        const string Path = "strategy.command";
        if (!host.CanStartProcesses)
        {
            return new SpecProblem("strategy.kind", "command", "http or asktell: this host starts no programs, since it has no interpreters and keeps no files");
        }

        if (command.Entry is { } entry)
        {
            return host.Commands.ContainsKey(entry) ? null : new SpecProblem(Path, entry, AllowedEntries());
        }

        if (folder is null)
        {
            return new SpecProblem(Path, string.Join(' ', command.Words), $"no program of the caller's over HTTP: {AllowedEntries()}");
        }

        var program = ProgramOf(command, folder);
        return Directory.Exists(program.Folder) && ProcessWatch.Exists(program)
            ? null
            : new SpecProblem($"{Path}[0]", command.Words[0], "a program that exists: a path, or a name in PATH");
    }

    /// <summary>The program of a session.</summary>
    /// <param name="command">What the session file says.</param>
    /// <param name="folder">The folder of the session file; null where it came over HTTP.</param>
    /// <exception cref="InvalidOperationException">It names an entry that this host does not have, or may not start programs.</exception>
    public ProcessSpec ProgramOf(ExternalSpec.Command command, string? folder)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!host.CanStartProcesses)
        {
            throw new InvalidOperationException("This host starts no programs.");
        }

        // The entries are the host's, and start where it did.
        return command.Entry is not { } entry ? new ProcessSpec(command.Words, System.IO.Path.GetFullPath(folder ?? "."))
            : host.Commands.TryGetValue(entry, out var words) ? new ProcessSpec(words, System.IO.Path.GetFullPath("."))
            : throw new InvalidOperationException($"This host has no command {entry}: {AllowedEntries()}.");
    }

    /// <summary>
    /// SHA-256 over the words of a program and the files that they name: what is known of its code. Files that those load by
    /// themselves are not covered.
    /// </summary>
    /// <param name="program">The program.</param>
    public static string CodeOf(ProcessSpec program)
    {
        ArgumentNullException.ThrowIfNull(program);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var word in program.Words)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{word}\n"));
            var file = new FileInfo(System.IO.Path.GetFullPath(word, program.Folder));
            if (file.Exists && file.Length <= LargestFile)
            {
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file.FullName)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Requires that a program is what it was when its session was planned.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="program">The program.</param>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static void RequireSame(SessionPlan plan, ProcessSpec program)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (!plan.KernelVersion.EndsWith(CodeOf(program), StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"{string.Join(' ', program.Words)} is not what it was when the session was planned: one session, one program. Run the session file again.");
        }
    }

    private string AllowedEntries() => host.Commands.IsEmpty
        ? $"the name of an entry of {ExternalHost.CommandsSetting}, which is empty here"
        : $"one of {string.Join(", ", host.Commands.Keys)}, as {ExternalHost.CommandsSetting} lists them";
}
