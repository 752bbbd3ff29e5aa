using System.Collections.Concurrent;
using TuningFunctions.Retuning;
using TuningFunctions.Tests.External;

namespace TuningFunctions.Tests.Retuning;

/// <summary>An address that leads on: what is answered elsewhere, without the message, is no receipt.</summary>
public sealed class RedirectedNoticeTests
{
    [Fact]
    public async Task Tell_AddressThatLeadsOn_IsNotTakenAndNotFollowed()
    {
        var paths = new ConcurrentQueue<string>();
        await using var service = await TrialService.StartAsync(http =>
        {
            paths.Enqueue(http.Request.Path);
            if (http.Request.Path != "/elsewhere")
            {
                http.Response.Redirect("/elsewhere");
            }

            return Task.CompletedTask;
        });
        await using var app = await RetuneApp.StartAsync("", new RetuneWorld(), new ManualTimeProvider(new(2026, 1, 4, 12, 0, 0, TimeSpan.Zero)));
        await app.ScheduleAsync($"{RetuneApp.Weekly}\nnotify: {{url: \"{service.Url}\"}}\n");
        var run = await app.RunAsync(TimeSpan.FromDays(1));

        var refusal = await Should.ThrowAsync<HttpRequestException>(() => app.Get<RunNotifier>().TellAsync(run.RunId, "promoted", default));

        refusal.Message.ShouldEndWith("it answers 302");
        (await app.Store.ReadNotificationsAsync(run.RunId, default)).ShouldAllBe(notification => notification.DeliveredAt == null && notification.Error == "it answers 302");
        paths.ShouldAllBe(path => path == "/trial");
    }
}
