using System.Net;
using Tuning.Sessions;
using TuningFunctions.Http;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Http;

public sealed class ProgressFeedTests
{
    [Fact]
    public async Task Events_OfAnEndedSession_TellTheEndOnceAndThenNothing()
    {
        await using var app = await SessionApp.StartAsync();
        var summary = await app.RunAsync();
        var address = $"api/sessions/{summary.Session}/events";

        using var answer = await Answer.SendAsync(app, "GET", address);
        var text = await answer.Content.ReadAsStringAsync();
        using var reconnected = await Answer.SendAsync(app, "GET", address, null, ("Last-Event-ID", "74-completed"));
        using var behind = await Answer.SendAsync(app, "GET", address, null, ("Last-Event-ID", "30-running"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        text.ShouldStartWith("retry: 2000\n\nid: 74-completed\nevent: ended\ndata: {");
        text.ShouldContain(summary.ResultHash!);
        reconnected.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await behind.Content.ReadAsStringAsync()).ShouldContain("event: ended");
    }

    [Fact]
    public async Task Write_NothingChanges_BeatsEveryFifteenSecondsAndEndsItself()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        using var bench = new Bench(time: time);
        var id = await bench.PlanAsync();
        await bench.Store.SetStateAsync(id, SessionState.Running, default);
        var sent = new List<string>();

        var writing = new ProgressFeed(bench.Store, time).WriteAsync(
            id,
            "",
            text =>
            {
                lock (sent)
                {
                    sent.Add(text);
                }

                return Task.CompletedTask;
            },
            default);
        while (!writing.IsCompleted)
        {
            if (time.Waiting > 0)
            {
                time.Advance(TimeSpan.FromMilliseconds(500));
            }

            await Task.Yield();
        }

        await writing;
        sent[0].ShouldBe("retry: 2000\n\n");
        sent[1].ShouldStartWith("id: 0-running\nevent: progress\n");
        sent.Skip(2).ShouldAllBe(text => text == ": still here\n\n");
        sent.Count.ShouldBeInRange(8, 15);
    }
}
