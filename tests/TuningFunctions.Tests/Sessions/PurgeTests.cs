using System.Net;
using Tuning.Sessions;
using Tuning.Storage.Artifacts;
using TuningFunctions.Orchestrations;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Http;

namespace TuningFunctions.Tests.Sessions;

public sealed class PurgeTests
{
    [Fact]
    public async Task Purge_EndedSessions_LeavesNothingOfThemAnywhere()
    {
        var home = Directory.CreateTempSubdirectory("tuning-purge-");
        await using (var app = await SessionApp.StartAsync(home: home))
        {
            var ended = await app.RunAsync();
            var open = await app.PlanAsync("name=open");
            var stored = await app.Store.ReadArtifactsAsync(ended.Session, default);
            stored.Select(artifact => artifact.Kind).Order(StringComparer.Ordinal).ShouldBe(["report", "report.html"]);
            var artifacts = new FolderArtifactStore(Path.Combine(home.FullName, "artifacts"));

            using var early = await Answer.SendAsync(app, "POST", "api/purge?olderThan=P1D");
            foreach (var report in stored)
            {
                (await artifacts.ExistsAsync(report.Sha256, default)).ShouldBeTrue();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
            using var purged = await Answer.SendAsync(app, "POST", "api/purge?olderThan=PT0.02S");
            using var again = await Answer.SendAsync(app, "POST", "api/purge?olderThan=PT0.02S");

            var document = await Answer.JsonOf(purged);
            (await Answer.JsonOf(early)).GetProperty("sessions").GetInt32().ShouldBe(0);
            document.GetProperty("sessions").GetInt32().ShouldBe(1);
            document.GetProperty("artifacts").GetInt32().ShouldBe(2);
            document.GetProperty("instances").GetInt32().ShouldBe(2);
            document.GetProperty("more").GetBoolean().ShouldBeFalse();
            (await Answer.JsonOf(again)).GetProperty("sessions").GetInt32().ShouldBe(0);
            (await app.Store.FindSessionAsync(ended.Session, default)).ShouldBeNull();
            foreach (var report in stored)
            {
                (await artifacts.ExistsAsync(report.Sha256, default)).ShouldBeFalse();
            }

            (await app.Client.GetInstanceAsync(ended.Session, default)).ShouldBeNull();
            (await app.Client.GetInstanceAsync(TuneSession.FoldInstanceId(ended.Session, 0), default)).ShouldBeNull();
            (await app.Store.FindSessionAsync(open, default)).ShouldNotBeNull();
        }

        home.Delete(recursive: true);
    }

    [Theory]
    [InlineData("api/purge")]
    [InlineData("api/purge?olderThan=30")]
    [InlineData("api/purge?olderThan=PT0S")]
    [InlineData("api/purge?olderThan=-P1D")]
    public async Task Purge_WithoutAnAge_IsRefusedAndRemovesNothing(string address)
    {
        await using var app = await SessionApp.StartAsync();
        var ended = await app.RunAsync();

        using var refused = await Answer.SendAsync(app, "POST", address);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Answer.JsonOf(refused)).GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe("olderThan");
        (await app.Store.FindSessionAsync(ended.Session, default))!.State.ShouldBe(SessionState.Completed);
    }
}
