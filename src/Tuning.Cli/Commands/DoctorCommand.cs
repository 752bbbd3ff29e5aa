using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.Data.Sqlite;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;

namespace Tuning.Cli.Commands;

/// <summary><c>tune doctor</c>: what is installed, reachable and writable.</summary>
internal static class DoctorCommand
{
    private const long SmallDiskBytes = 1L << 30;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("doctor", "Check what is installed and writable"),
        (parse, _) => Task.FromResult(Examine(frame.HomeOf(parse), frame.Shell)),
        "tune doctor",
        "tune doctor --json");

    private static Outcome Examine(string home, Shell shell)
    {
        ImmutableArray<DoctorCheck> checks =
        [
            Runtime(),
            Processor(),
            Home(home),
            Disk(home),
            Sqlite(),
            Tool("dotnet", "builds tune and runs the tests", shell),
            Tool("node", "the tests install what they need with it", shell),
        ];
        var ok = checks.All(check => check.State is not DoctorState.Failed);
        return Outcome.Of(
            new DoctorDocument(ok, checks),
            CliJson.Default.DoctorDocument,
            page => Show(page, checks),
            ok ? ExitCode.Done : ExitCode.Failed);
    }

    private static void Show(Page page, ImmutableArray<DoctorCheck> checks)
    {
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            var line = $"{Word(check.State),-7} {check.Name.PadRight(width)}  {check.Detail}";
            if (check.State is DoctorState.Ok)
            {
                page.Line(line);
            }
            else
            {
                page.Warning(line);
            }
        }
    }

    private static string Word(DoctorState state) => state switch
    {
        DoctorState.Ok => "ok",
        DoctorState.Warning => "warning",
        _ => "failed",
    };

    private static DoctorCheck Runtime() => new(
        "runtime", DoctorState.Ok, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}");

    private static DoctorCheck Processor() => new(
        "processor",
        Vector256.IsHardwareAccelerated ? DoctorState.Ok : DoctorState.Warning,
        $"{Environment.ProcessorCount} cores, vectors of {(Vector256.IsHardwareAccelerated ? 256 : 128)} bits");

    private static DoctorCheck Home(string home)
    {
        var folder = ExistingParent(home);
        try
        {
            // Asking the system for permissions says nothing about read-only mounts: only writing does.
            var probe = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName()));
            probe.Delete();
            return new DoctorCheck("home", DoctorState.Ok, $"{home} {(Directory.Exists(home) ? "is writable" : "can be created")}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DoctorCheck("home", DoctorState.Failed, $"{folder} is not writable; use --home or TUNE_HOME");
        }
    }

    private static DoctorCheck Disk(string home)
    {
        var free = new DriveInfo(ExistingParent(home)).AvailableFreeSpace;
        var gigabytes = (free / (double)(1L << 30)).ToString("F1", CultureInfo.InvariantCulture);
        return new DoctorCheck(
            "disk", free < SmallDiskBytes ? DoctorState.Warning : DoctorState.Ok, $"{gigabytes} GiB free for the home");
    }

    private static DoctorCheck Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return new DoctorCheck("sqlite", DoctorState.Ok, connection.ServerVersion);
    }

    private static DoctorCheck Tool(string name, string purpose, Shell shell)
    {
        var file = OperatingSystem.IsWindows() ? $"{name}.exe" : name;
        var found = (shell.Variable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
        return found is null
            ? new DoctorCheck(name, DoctorState.Warning, $"not on the PATH; {purpose}")
            : new DoctorCheck(name, DoctorState.Ok, found);
    }

    private static string ExistingParent(string path)
    {
        var folder = new DirectoryInfo(path);
        while (!folder.Exists && !File.Exists(folder.FullName) && folder.Parent is not null)
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
