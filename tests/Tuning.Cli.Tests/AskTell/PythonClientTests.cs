using System.Diagnostics;

namespace Tuning.Cli.Tests.AskTell;

public sealed class PythonClientTests
{
    [PythonFact]
    public async Task Client_AgainstTheRealProgram_PassesItsTests()
    {
        var start = new ProcessStartInfo("python3", ["-B", "-m", "unittest"])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "clients", "python"),
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TUNE"] = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "tune.dll")}'";
        using var process = Process.Start(start)!;
        var text = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, text);
        text.ShouldContain("Ran 4 tests");
    }
}
