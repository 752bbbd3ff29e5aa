using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.Commands;

/// <summary>The commands on the sessions of a server, through the real executable on both sides.</summary>
public sealed class ServerCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-server-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EveryCommand_WithServer_ActsOnItsSessions()
    {
        using var server = TuneProcess.Start(_folder.FullName, "serve", "--url", "http://127.0.0.1:0");
        await server.WaitForErrorLinesAsync(1, "serving");
        var address = AddressOf(_folder);
        var elsewhere = Directory.CreateTempSubdirectory("tune-client-");
        try
        {
            var id = await PostAsync(address, SmallSession.Yaml(20_000, "grid, batch: 8"));

            (await AskAsync("pause", id)).Code.ShouldBe(0);
            (await AskAsync("trials", id, "--limit", "3")).Code.ShouldBe(0);
            var (listed, list) = await AskAsync("list");
            var (watched, end) = await AskAsync("resume", id);
            var (shown, status) = await AskAsync("show", id);
            var (again, _) = await AskAsync("watch", id);
            var (ended, _) = await AskAsync("cancel", id);
            var report = Path.Combine(_folder.FullName, "report.html");
            (await AskAsync("report", id, "--out", report)).Code.ShouldBe(0);
            (await File.ReadAllTextAsync(report)).ShouldContain(id);
            (await AskAsync("winner", id, "--unvalidated")).Document.GetProperty("session").GetString().ShouldBe(id);
            var (exported, trials) = await AskAsync("export", id, "--to", "jobs", "--out", Path.Combine(_folder.FullName, "jobs.jsonl"));
            (exported, trials.GetProperty("trials").GetInt32()).ShouldBe((0, 274));
            (await AskAsync("export", id, "--to", "optuna", "--out", "journal.log")).Code.ShouldBe(2);
            var other = await PostAsync(address, SmallSession.Yaml(30_000, "grid, batch: 8"));
            (await AskAsync("cancel", other)).Code.ShouldBe(0);
            var (cancelled, _) = await AskAsync("watch", other);
            var (compared, comparison) = await AskAsync("compare", id, other);

            (listed, watched, shown, again, ended, cancelled, compared).ShouldBe((0, 0, 0, 0, 2, 130, 0));
            list.GetProperty("sessions")[0].GetProperty("session").GetString().ShouldBe(id);
            end.GetProperty("state").GetString().ShouldBe("Completed");
            status.GetProperty("trials").GetProperty("completed").GetInt32().ShouldBe(274);
            comparison.GetProperty("samePlan").GetBoolean().ShouldBeFalse();
            elsewhere.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }

        server.Interrupt();
        (await server.EndAsync()).Code.ShouldBe(0);

        Task<(int Code, JsonElement Document)> AskAsync(params string[] arguments) =>
            TuneProcess.RunJsonAsync(elsewhere.FullName, [.. arguments, "--server", address.ToString()]);
    }

    private static Uri AddressOf(DirectoryInfo folder)
    {
        var holder = TuningFunctions.Embedded.Hosting.Homes.HomeLock.FindHolder(Path.Combine(folder.FullName, ".tune"));
        return holder!.Address!;
    }

    // Paused at once, so that no session has ended before the first command has started.
    private static async Task<string> PostAsync(Uri address, string session)
    {
        using var http = new HttpClient { BaseAddress = address };
        using var content = new StringContent(session, Encoding.UTF8, "application/yaml");
        using var answer = await http.PostAsync(new Uri("api/sessions", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        var id = Regex.Match(text, "\"session\":\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        using var paused = await http.PostAsync(new Uri($"api/sessions/{id}/pause", UriKind.Relative), null);
        paused.IsSuccessStatusCode.ShouldBeTrue();
        return id;
    }
}
