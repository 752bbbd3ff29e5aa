using static TuningFunctions.Embedded.Tests.Durable.Scenarios.CommonFunctions;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class TimerScenarioTests
{
    [Scenario("timer-fired")]
    public Task Fired() => Scenario.CheckAsync("timer-fired", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var t0 = c.CurrentUtcDateTime;
        await c.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
        s.Log(c, "fired");
        return $"now>=t0+300ms:{c.CurrentUtcDateTime >= t0.AddMilliseconds(300)}";
    }));

    [Scenario("timer-cancelled")]
    public Task Cancelled() => Scenario.CheckAsync("timer-cancelled", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        using var source = new CancellationTokenSource();
        var t = c.CreateTimer(TimeSpan.FromHours(1), source.Token);
        Task a = c.CallActivityAsync<int>("Sq", 3);
        var w = await Task.WhenAny(t, a);
        source.Cancel();
        s.Log(c, "cancelled");
        var status = t.Status;
        try
        {
            await t;
            return "none";
        }
        catch (Exception e)
        {
            return $"winnerIsActivity={w == a}; {status}; {Chain(e)}";
        }
    }));

    [Scenario("timer-precancelled")]
    public Task PreCancelled() => Scenario.CheckAsync("timer-precancelled", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var t = c.CreateTimer(TimeSpan.FromHours(1), new CancellationToken(true));
        s.Log(c, $"created:{t.Status}");
        await c.CallActivityAsync<int>("Sq", 1);
        try
        {
            await t;
            return "none";
        }
        catch (Exception e)
        {
            return e.GetType().FullName;
        }
    }));

    [Scenario("timer-past")]
    public Task Past() => Scenario.CheckAsync("timer-past", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await c.CreateTimer(c.CurrentUtcDateTime.AddHours(-1), CancellationToken.None);
        s.Log(c, "past");
        await c.CreateTimer(TimeSpan.Zero, CancellationToken.None);
        s.Log(c, "zero");
        await c.CreateTimer(TimeSpan.FromSeconds(-5), CancellationToken.None);
        s.Log(c, "negative");
        return "ok";
    }));

    [Scenario("timer-open-at-return")]
    public Task OpenAtReturn() => Scenario.CheckAsync(
        "timer-open-at-return",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            _ = c.CreateTimer(TimeSpan.FromMilliseconds(900), CancellationToken.None);
            await c.CallActivityAsync<int>("Sq", 1);
            s.Log(c, "after1");
            return "early";
        }),
        async s =>
        {
            await s.TracedAsync("after1");
            s.Expect("statusAfter1000ms", (await s.ReadAsync()).RuntimeStatus);
        });

    [Scenario("timer-order")]
    public async Task Order()
    {
        // The clock is moved by hand: on a machine that stands still for a moment two of the timers would be one turn.
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var scenario = await Scenario.StartAsync("timer-order", (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var names = string.Empty;
            var left = new Dictionary<Task, string>
            {
                [c.CreateTimer(TimeSpan.FromMilliseconds(900), CancellationToken.None)] = "A",
                [c.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None)] = "B",
                [c.CreateTimer(TimeSpan.FromMilliseconds(600), CancellationToken.None)] = "C",
            };
            while (left.Count > 0)
            {
                var done = await Task.WhenAny(left.Keys);
                names += left[done];
                left.Remove(done);
            }

            return names;
        }), time: time);
        await scenario.BeginAsync("O");
        for (var turn = 1; turn <= 3; turn++)
        {
            await scenario.TracedAsync("start", times: turn);
            time.Advance(TimeSpan.FromMilliseconds(300));
        }

        scenario.Expect(await scenario.EndAsync());
        scenario.ExpectFacts();
        scenario.ExpectNothingElse();
    }

    [Scenario("det-clock")]
    public Task Clock() => Scenario.CheckAsync("det-clock", (s, f) =>
    {
        var seen = new HashSet<DateTime>();
        var executions = 0;
        f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            executions++;
            var t1 = c.CurrentUtcDateTime;
            Block();
            var t2 = c.CurrentUtcDateTime;
            seen.Add(t1);
            await c.CallActivityAsync<int>("Sq", 1);
            var t3 = c.CurrentUtcDateTime;
            Block();
            var t4 = c.CurrentUtcDateTime;
            return new[]
            {
                $"t1==t2 {t1 == t2}", $"t3==t4 {t3 == t4}", $"t3>t1 {t3 > t1}", $"kind {t1.Kind}", $"executions {executions} distinct t1 {seen.Count}",
            };
        });
    });

    [Scenario("det-replaysafe-logger")]
    public async Task ReplaySafeLogger()
    {
        var counter = 0;
        await using var s = await Scenario.StartAsync("det-replaysafe-logger", (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var log = c.CreateReplaySafeLogger("Trace.det");
#pragma warning disable CA1848 // The observed orchestrator logs so.
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, "one");
            counter++;
            await c.CallActivityAsync<int>("Sq", 1);
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, "two");
            await c.CallActivityAsync<int>("Sq", 2);
            Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, "three");
#pragma warning restore CA1848
            return 1;
        }));
        s.Expect(await s.RunAsync("O"));
        s.Expect("sink", s.Logs.Messages.Where(m => m.StartsWith("Trace.det", StringComparison.Ordinal)));
        s.Expect("plainCounterAtOne", counter);
        s.ExpectNothingElse();
    }

    [Scenario("det-isreplaying-timers-events")]
    public Task IsReplaying() => Scenario.CheckAsync(
        "det-isreplaying-timers-events",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            await c.CreateTimer(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            s.Log(c, "t");
            await c.WaitForExternalEvent<string>("E");
            s.Log(c, "e");
            await c.CallActivityAsync<int>("Sq", 1);
            s.Log(c, "a");
            return 1;
        }),
        async s =>
        {
            await s.TracedAsync("t");
            await s.RaiseAsync("E", "x");
        });

    private static void Block()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(30);
    }
}
