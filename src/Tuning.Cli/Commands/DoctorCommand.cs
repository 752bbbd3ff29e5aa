using System.Collections.Immutable;
using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.Data.Sqlite;
using Tuning.Cli.Frame;
using Tuning.Cli.Outcomes;
using Tuning.Cli.Sessions;
using Tuning.Sessions.Schema;
using Tuning.Sessions.Stores;
using Tuning.Storage.Configuration;
using Tuning.Storage.Sql;
using TuningFunctions.Embedded.Hosting.Homes;
using RequestFailedException = Azure.RequestFailedException;

namespace Tuning.Cli.Commands;

/// <summary><c>tune doctor</c>: what is installed, reachable and writable.</summary>
internal static class DoctorCommand
{
    private const long SmallDiskBytes = 1L << 30;

    /// <summary>Creates the command.</summary>
    /// <param name="frame">The frame.</param>
    public static Command Create(CommandFrame frame) => frame.Bind(
        new Command("doctor", "Check what is installed, reachable and writable"),
        (parse, cancellationToken) => ExamineAsync(frame, parse, cancellationToken),
        "tune doctor",
        "tune doctor --json");

    private static async Task<Outcome> ExamineAsync(CommandFrame frame, ParseResult parse, CancellationToken cancellationToken)
    {
        var (home, shell) = (frame.HomeOf(parse), frame.Shell);
        ImmutableArray<DoctorCheck> checks =
        [
            Runtime(),
            Processor(),
            Home(home),
            Disk(home),
            Sqlite(),
            Engine(home),
            await StoreAsync(home, frame.StorageOf(parse, isBrief: true), cancellationToken),
            await ArtifactsAsync(home, frame.StorageOf(parse, isBrief: true), cancellationToken),
            Tool("dotnet", "builds tune and runs the tests", shell),
            Tool("node", "the tests install what they need with it", shell),
            Tool("python3", "the ask and tell client and bots in Python need it", shell),
            Tool("chromium", "the tests look at reports with it", shell),
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

    private static DoctorCheck Engine(string home) => HomeLock.FindHolder(home) is { } holder
        ? new DoctorCheck("engine", DoctorState.Ok, string.Create(
            CultureInfo.InvariantCulture, $"process {holder.ProcessId} runs the home{(holder.Address is { } address ? $" and answers at {address}" : "")}"))
        : new DoctorCheck("engine", DoctorState.Ok, "no process runs the home");

    // A store of the home that is not there yet is made by the first session, not by looking.
    private static async Task<DoctorCheck> StoreAsync(string home, StorageSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Store is StoreKind.Sqlite && !File.Exists(Path.Combine(home, "tuning.db")))
        {
            return new DoctorCheck("store", DoctorState.Ok, "sqlite, made by the first session");
        }

        try
        {
            using var line = SessionLine.Open(home, settings);
            var newest = await line.Control.ListSessionsAsync(new SessionFilter(1), cancellationToken);
            return new DoctorCheck("store", DoctorState.Ok, $"{Words.Of(settings.Store)}, {(newest.IsEmpty ? "without sessions" : $"newest session {newest[0].SessionId}")}");
        }
        catch (Exception failure) when (failure is DbException or IOException or SchemaVersionException or StorageSettingException or TimeoutException)
        {
            return new DoctorCheck("store", DoctorState.Failed, $"{Words.Of(settings.Store)}: {failure.Message}");
        }
    }

    private static async Task<DoctorCheck> ArtifactsAsync(string home, StorageSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Artifacts is ArtifactKind.Folder)
        {
            return new DoctorCheck("artifacts", DoctorState.Ok, "folder in the home");
        }

        try
        {
            await settings.OpenArtifacts(home, TimeProvider.System).ExistsAsync(new string('0', 64), cancellationToken);
            return new DoctorCheck("artifacts", DoctorState.Ok, "blobs, reachable");
        }
        catch (Exception failure) when (failure is IOException or StorageSettingException or TimeoutException or RequestFailedException or AggregateException)
        {
            return new DoctorCheck("artifacts", DoctorState.Failed, $"blobs: {failure.Message}");
        }
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
