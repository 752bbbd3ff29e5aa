using System.Collections.Concurrent;
using Microsoft.DurableTask;
using static TuningFunctions.Embedded.Tests.Durable.Scenarios.CommonFunctions;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class RetryScenarioTests
{
    [Scenario("retry-third-succeeds")]
    public Task ThirdSucceeds() => CheckAsync("retry-third-succeeds", "k1", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var v = await c.CallActivityAsync<int>("Flaky", "k1", Policy(3, 100, 2));
        s.Log(c, "after");
        return v;
    }));

    [Scenario("retry-exhausted")]
    public async Task Exhausted()
    {
        var time = new ManualTime();
        await using var s = await Scenario.StartAsync(
            "retry-exhausted",
            (s, f) => f.Orchestrator("O", async c =>
            {
                s.Log(c, "start");
                var t0 = c.CurrentUtcDateTime;
                try
                {
                    await c.CallActivityAsync<int>("BoomCount", "k2", Policy(3, 200, 2));
                    return "none";
                }
                catch (TaskFailedException e)
                {
                    s.Log(c, "caught");
                    var elapsed = (c.CurrentUtcDateTime - t0).TotalMilliseconds;
                    return $"{Describe(e)}; elapsed>=600ms={elapsed >= 600}; elapsed<1400ms={elapsed < 1400}";
                }
            }),
            null,
            time);
        await s.BeginAsync("O");
        await AdvanceAfterEachAttemptAsync(s, time, "k2", 200, 400);
        s.Expect(await s.EndAsync());
        s.Expect("activityCalls", s.Functions.Calls["k2"]);
        s.ExpectNothingElse();
    }

    [Scenario("retry-uncaught")]
    public Task Uncaught() => CheckAsync("retry-uncaught", "k3", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("BoomCount", "k3", Policy(2, 100));
    }));

    [Scenario("retry-handlefailure-false")]
    public Task HandleFailureFalse() => CheckAsync("retry-handlefailure-false", "k4", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var policy = new RetryPolicy(5, TimeSpan.FromMilliseconds(100))
        {
            HandleFailure = d =>
            {
                s.Facts.Add("filter saw: " + d);
                return d.ErrorType is "System.TimeoutException";
            },
        };
        try
        {
            await c.CallActivityAsync<int>("BoomCount", "k4", TaskOptions.FromRetryPolicy(policy));
            return "none";
        }
        catch (TaskFailedException e)
        {
            s.Log(c, "caught");
            return Describe(e);
        }
    }));

    [Scenario("retry-handlefailure-nested")]
    public async Task HandleFailureNested()
    {
        var children = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var s = await Scenario.StartAsync("retry-handlefailure-nested", (s, f) => f
            .Orchestrator("SubBoom", c =>
            {
                children.AddOrUpdate(c.InstanceId, 1, (_, n) => n + 1);
                return c.CallActivityAsync<int>("Boom", "n");
            })
            .Orchestrator("O", async c =>
            {
                s.Log(c, "start");
                var policy = new RetryPolicy(2, TimeSpan.FromMilliseconds(100))
                {
                    HandleFailure = d =>
                    {
                        seen["filter saw: " + Chain(d)] = 1;
                        return true;
                    },
                };
                try
                {
                    await c.CallSubOrchestratorAsync<int>("SubBoom", TaskOptions.FromRetryPolicy(policy));
                    return "none";
                }
                catch (TaskFailedException e)
                {
                    return Describe(e);
                }
            }));
        s.Expect(await s.RunAsync("O"));
        s.Expect("childExecutionsOfBody", children.Values.Sum());
        s.Expect("distinctChildInstanceIds", children.Count);
        s.Facts.AddRange(seen.Keys);
        s.ExpectFacts();
        s.ExpectNothingElse();
    }

    [Scenario("retry-handle-exception-filter")]
    public Task ThrowingFilter() => CheckAsync("retry-handle-exception-filter", "k5", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var policy = new RetryPolicy(3, TimeSpan.FromMilliseconds(100))
        {
            HandleFailure = _ => throw new NotSupportedException("filter"),
        };
        try
        {
            await c.CallActivityAsync<int>("BoomCount", "k5", TaskOptions.FromRetryPolicy(policy));
            return "none";
        }
        catch (Exception e)
        {
            return Chain(e);
        }
    }));

    [Scenario("retry-handler-sync")]
    public Task HandlerSync() => CheckAsync("retry-handler-sync", "k6", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        bool Handle(RetryContext rc)
        {
            var fact = $"attempt {rc.LastAttemptNumber}: {rc.LastFailure.ErrorType}: {rc.LastFailure.ErrorMessage}; causedBy={rc.LastFailure.IsCausedBy<InvalidOperationException>()}; sameContext={ReferenceEquals(rc.OrchestrationContext, c)}";
            if (!s.Facts.Contains(fact, StringComparer.Ordinal))
            {
                s.Facts.Add(fact);
            }

            return rc.LastAttemptNumber < 3;
        }

        try
        {
            await c.CallActivityAsync<int>("BoomCount", "k6", TaskOptions.FromRetryHandler((RetryHandler)Handle));
            return "none";
        }
        catch (TaskFailedException e)
        {
            s.Log(c, "caught");
            return Describe(e);
        }
    }));

    [Scenario("retry-handler-async-timer")]
    public Task HandlerAsyncTimer() => CheckAsync("retry-handler-async-timer", "k7", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        async Task<bool> Handle(RetryContext rc)
        {
            s.Log(c, $"h{rc.LastAttemptNumber}");
            await rc.OrchestrationContext.CreateTimer(TimeSpan.FromMilliseconds(150), CancellationToken.None);
            return true;
        }

        var v = await c.CallActivityAsync<int>("Flaky", "k7", TaskOptions.FromRetryHandler((AsyncRetryHandler)Handle));
        s.Log(c, "after");
        return v;
    }));

    [Scenario("retry-handler-unknown-activity")]
    public Task HandlerUnknown() => Scenario.CheckAsync("retry-handler-unknown-activity", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var calls = 0;
        try
        {
            await c.CallActivityAsync<int>("Missing", 1, TaskOptions.FromRetryHandler((RetryHandler)(_ => ++calls > 0)));
            return "none";
        }
        catch (TaskFailedException e)
        {
            return $"{Describe(e)}; handlerCalls={calls}";
        }
    }));

    [Scenario("retry-timeout")]
    public async Task RetryTimeout()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartAsync(f => CommonFunctions.Register(f), null, time);
        engine.Functions.Orchestrator("O", async c =>
        {
            try
            {
                var policy = new RetryPolicy(10, TimeSpan.FromMilliseconds(400), retryTimeout: TimeSpan.FromSeconds(1));
                await c.CallActivityAsync<int>("BoomCount", "k8", TaskOptions.FromRetryPolicy(policy));
                return "none";
            }
            catch (TaskFailedException e)
            {
                return e.FailureDetails.ErrorMessage;
            }
        });
        var run = engine.RunAsync("O");
        for (var attempt = 1; attempt < 4; attempt++)
        {
            var wanted = attempt;
            await Scenario.UntilAsync(() => engine.Functions.Calls.GetValueOrDefault("k8") == wanted);
            await time.AdvanceToNextTimerAsync(TimeSpan.FromMilliseconds(400));
        }

        var observed = Observations.Get("retry-timeout").GetProperty("observed");
        var end = await run;
        end.SerializedOutput.ShouldBe(observed.GetProperty("serializedOutput").GetString());
        end.RuntimeStatus.ToString().ShouldBe(observed.GetProperty("runtimeStatus").GetString());
        (end.SerializedInput, end.SerializedCustomStatus, end.FailureDetails).ShouldBe((null, null, null));
        engine.Functions.Calls["k8"].ShouldBe(observed.GetProperty("activityCalls").GetInt32());
    }

    [Scenario("retry-max-interval")]
    public async Task MaxInterval()
    {
        var time = new ManualTime();
        var stamps = new ConcurrentQueue<DateTimeOffset>();
        await using var s = await Scenario.StartAsync(
            "retry-max-interval",
            (s, f) => f
                .Activity<string, int>("Stamp", _ =>
                {
                    stamps.Enqueue(time.GetUtcNow());
                    f.Count("stamps");
                    throw new InvalidOperationException("stamp");
                })
                .Orchestrator("O", async c =>
                {
                    try
                    {
                        var policy = new RetryPolicy(5, TimeSpan.FromMilliseconds(100), 3, TimeSpan.FromMilliseconds(300));
                        await c.CallActivityAsync<int>("Stamp", "k9", TaskOptions.FromRetryPolicy(policy));
                    }
                    catch (TaskFailedException)
                    {
                        // Wanted.
                    }

                    return "end";
                }),
            null,
            time);
        await s.BeginAsync("O");
        await AdvanceAfterEachAttemptAsync(s, time, "stamps", 100, 300, 300, 300);
        s.Expect(await s.EndAsync());
        s.Expect("attempts", stamps.Count);
        var gaps = stamps.Zip(stamps.Skip(1), (a, b) => (b - a).TotalMilliseconds).ToArray();
        double[] least = [100, 300, 300, 300];
        double[] most = [300, 500, 500, 500];
        s.Expect("gapsAtLeastMs", "100,300,300,300: " + string.Join(',', gaps.Zip(least, (gap, wanted) => gap >= wanted)));
        s.Expect("gapsBelowMs", "300,500,500,500: " + string.Join(',', gaps.Zip(most, (gap, wanted) => gap < wanted)));
        s.ExpectNothingElse();
    }

    // The clock stops one millisecond before the delay first: nothing may run by then.
    private static async Task AdvanceAfterEachAttemptAsync(Scenario s, ManualTime time, string calls, params int[] delays)
    {
        for (var attempt = 1; attempt <= delays.Length; attempt++)
        {
            var wanted = attempt;
            await Scenario.UntilAsync(() => s.Functions.Calls.GetValueOrDefault(calls) == wanted);
            await time.AdvanceToNextTimerAsync(TimeSpan.FromMilliseconds(delays[attempt - 1] - 1));
            s.Functions.Calls[calls].ShouldBe(attempt);
            await time.AdvanceToNextTimerAsync(TimeSpan.FromMilliseconds(1));
        }
    }

    [Scenario("retry-suborchestration")]
    public async Task Child()
    {
        var ids = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var s = await Scenario.StartAsync("retry-suborchestration", (s, f) => f
            .Orchestrator("FlakySub", async c =>
            {
                ids[c.InstanceId] = 1;
                return "v" + await c.CallActivityAsync<int>("Flaky", "ks");
            })
            .Orchestrator("O", c => c.CallSubOrchestratorAsync<string>("FlakySub", Policy(4, 100))));
        s.Expect(await s.RunAsync("O"));
        s.Expect("distinctChildInstanceIds", ids.Count);
        s.ExpectNothingElse();
    }

    [Scenario("retry-policy-arguments")]
    public void PolicyArguments()
    {
        var second = TimeSpan.FromSeconds(1);
        var half = TimeSpan.FromMilliseconds(500);
        var defaults = new RetryPolicy(3, second);
        string[] results =
        [
            Result(() => new RetryPolicy(0, second)),
            Result(() => new RetryPolicy(1, TimeSpan.Zero)),
            Result(() => new RetryPolicy(1, second, 0.5)),
            Result(() => new RetryPolicy(1, second, 1, half)),
            Result(() => new RetryPolicy(1, second, 1, null, half)),
            Result(() => new RetryPolicy(3, second)),
            $"defaults: backoff={defaults.BackoffCoefficient} max={defaults.MaxRetryInterval} timeout={new TimeSpan(defaults.RetryTimeout.Ticks)} (-1 ms = infinite)",
        ];
        var observed = Observations.Get("retry-policy-arguments").GetProperty("observed").GetProperty("results");
        results.ShouldBe([.. observed.EnumerateArray().Select(r => r.GetString()!)]);
    }

    private static string Result(Func<RetryPolicy> create)
    {
        try
        {
            create();
            return "ok";
        }
        catch (ArgumentOutOfRangeException e)
        {
            return $"{e.GetType().Name} paramName={e.ParamName}: {e.Message}";
        }
    }

    private static TaskOptions Policy(int attempts, int milliseconds, double backoff = 1) =>
        TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, TimeSpan.FromMilliseconds(milliseconds), backoff));

    private static async Task CheckAsync(string id, string key, Action<Scenario, DelegateExecutor> register)
    {
        await using var s = await Scenario.StartAsync(id, register);
        s.Expect(await s.RunAsync("O"));
        s.ExpectFacts();
        if (s.Observed.TryGetProperty("activityCalls", out _))
        {
            s.Expect("activityCalls", s.Functions.Calls[key]);
        }

        s.ExpectNothingElse();
    }
}
