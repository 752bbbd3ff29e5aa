using System.Diagnostics;

namespace Tuning.Cli.Tests.Scripts;

/// <summary>
/// A checkout in a temporary folder with the real <c>tune</c> script and a stand-in for dotnet, whose build writes a
/// program that prints its arguments, counts itself in builds.log, and fails while a file called broken exists.
/// </summary>
internal sealed class ScriptFolder : IDisposable
{
    private const string Dotnet = """
        #!/usr/bin/env bash
        echo "$*" >> "$FAKE_ROOT/builds.log"
        if [ -e "$FAKE_ROOT/broken" ]; then echo "Program.cs(1,1): error CS1002: ; expected"; exit 1; fi
        mkdir -p "$FAKE_ROOT/artifacts/embedded/bin/Tuning.Cli/release"
        printf '#!/usr/bin/env bash\necho "pid $$ args $*"\n' > "$FAKE_ROOT/artifacts/embedded/bin/Tuning.Cli/release/tune"
        chmod +x "$FAKE_ROOT/artifacts/embedded/bin/Tuning.Cli/release/tune"
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-script-");

    public ScriptFolder()
    {
        foreach (var file in (string[])["tune", "eng/build.sh", "global.json", "Directory.Build.props"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.Copy(Path.Combine(Repository.Root, file), At(file));
        }

        Directory.CreateDirectory(At("src/Tuning.Cli"));
        File.WriteAllText(At("src/Tuning.Cli/Program.cs"), "");
        Directory.CreateDirectory(At("fake"));
        // A copy keeps the executable bit.
        File.Copy(At("tune"), At("fake/dotnet"));
        File.WriteAllText(At("fake/dotnet"), Dotnet);
    }

    public int Builds => File.Exists(At("builds.log")) ? File.ReadAllLines(At("builds.log")).Length : 0;

    public string At(string path) => Path.Combine(_folder.FullName, path);

    public async Task<(int Code, string Out, string Error, int Pid)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [script, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["PATH"] = $"{At("fake")}:{start.Environment["PATH"]}";
        start.Environment["FAKE_ROOT"] = _folder.FullName;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error, process.Id);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
