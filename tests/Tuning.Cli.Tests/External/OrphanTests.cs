using System.Globalization;

namespace Tuning.Cli.Tests.External;

public sealed class OrphanTests : IDisposable
{
    // Each trial forks a child that leaves its group and forks once more, and then hangs.
    private const string Bot = """
        import json, os, sys, time
        def note():
            with open("pids", "a") as file:
                file.write(f"{os.getpid()}\n")
        for line in sys.stdin:
            job = json.loads(line)
            if job["trial"] >= 0:
                note()
                if os.fork() == 0:
                    os.setsid()
                    note()
                    if os.fork() == 0:
                        note()
                    time.sleep(600)
                time.sleep(600)
            p = job["parameters"]
            print(json.dumps({"trial": job["trial"], "values": {"score": p["x"]}, "effective": p}), flush=True)
        """;

    private const string Session = """
        schemaVersion: 1
        name: orphans
        strategy: {kind: command, command: [python3, bot.py], workers: 2, timeout: PT60S}
        space: {x: {type: float, low: 0, high: 1}}
        budget: {trials: 4}
        objective: {metric: score}
        validation: {kind: none}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-orphans-");

    public OrphanTests()
    {
        File.WriteAllText(At("bot.py"), Bot);
        File.WriteAllText(At("session.yaml"), Session);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [PythonFact]
    public async Task Kill_OfTheHost_EndsEveryProcessThatItsBotsStarted()
    {
        const int Processes = 6;
        using var process = TuneProcess.Start(_folder.FullName, "run", "session.yaml");
        (await UntilAsync(() => Pids().Length >= Processes || process.HasExited)).ShouldBeTrue();
        var pids = Pids();
        pids.ShouldAllBe(pid => IsAlive(pid));

        // kill -9: nothing of the host runs any more.
        process.Kill();
        await process.EndAsync();

        (await UntilAsync(() => !pids.Any(IsAlive))).ShouldBeTrue($"still alive: {string.Join(", ", pids.Where(IsAlive))}");
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private int[] Pids() => File.Exists(At("pids"))
        ? [.. File.ReadAllLines(At("pids")).Select(line => int.Parse(line, CultureInfo.InvariantCulture))]
        : [];

    private static bool IsAlive(int pid)
    {
        try
        {
            // What has ended and was not asked for yet is a zombie.
            return !File.ReadAllText(FormattableString.Invariant($"/proc/{pid}/stat")).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<bool> UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            if (patience.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(50);
        }

        return true;
    }
}
