using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TuningFunctions.Processes;

/// <summary>
/// Ends a process with everything that it started: its descendants, its process group, and, where the system shows the environment
/// of processes, whoever carries its mark, however far it has moved away from its parents.
/// </summary>
internal static class ProcessTree
{
    private const int SigKill = 9;

    // Somebody may start another process while it is looked for.
    private const int MostRounds = 10;

    private const string ProcessFolder = "/proc";

    /// <summary>Ends a process and everything that it started.</summary>
    /// <param name="process">The process; it may have ended already.</param>
    /// <param name="leadsGroup">Whether it leads a process group of its own.</param>
    /// <param name="mark">What stands in its environment and in no other one, as <c>NAME=value</c>.</param>
    public static void Kill(Process process, bool leadsGroup, string mark)
    {
        ArgumentNullException.ThrowIfNull(process);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already, or a descendant has in between.
        }

        if (leadsGroup)
        {
            _ = NativeKill(-process.Id, SigKill);
        }

        for (var round = 0; OperatingSystem.IsLinux() && round < MostRounds && KillMarked(mark); round++)
        {
            // Looked at again until nobody carries the mark.
        }
    }

    private static bool KillMarked(string mark)
    {
        var wanted = Encoding.UTF8.GetBytes(mark + '\0');
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories(ProcessFolder))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            try
            {
                var environment = File.ReadAllBytes(Path.Combine(folder, "environ"));
                if (environment.AsSpan().IndexOf(wanted) >= 0)
                {
                    found |= NativeKill(id, SigKill) == 0;
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended, or belongs to somebody else.
            }
        }

        return found;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int processId, int signal);
}
