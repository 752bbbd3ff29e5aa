using FsCheck;
using FsCheck.Fluent;
using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>Live state machines kept in memory give what replay at every episode gives.</summary>
public sealed class EqualPathsTests
{
    [Fact]
    public async Task AnyProgram_FastAndReplaying_EndAlike()
    {
        await using var fast = await TestEngine.StartAsync(Register, o => o with { ReplayEveryEpisode = false });
        await using var replaying = await TestEngine.StartAsync(Register);
        var run = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(LongRun.Count(40, 1000)),
            Prop.ForAll<byte[]>(program =>
            {
                var id = $"program-{++run}";
                var ends = Task.WhenAll(EndAsync(fast, program, id), EndAsync(replaying, program, id)).GetAwaiter().GetResult();
                ends[0].ShouldBe(ends[1]);
            }));
    }

    [Fact]
    public async Task LongSequence_OnTheFastPath_RunsTheBodyOnce()
    {
        var executions = 0;
        await using var engine = await TestEngine.StartAsync(
            f => f.Activity<int, int>("Same", Task.FromResult).Orchestrator("O", async c =>
            {
                executions++;
                var sum = 0;
                for (var i = 0; i < 100; i++)
                {
                    sum += await c.CallActivityAsync<int>("Same", i);
                }

                return sum;
            }),
            o => o with { ReplayEveryEpisode = false });
        (await engine.RunAsync("O")).ReadOutputAs<int>().ShouldBe(4950);
        executions.ShouldBe(1);
    }

    private static async Task<string> EndAsync(TestEngine engine, byte[] program, string id)
    {
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Run", program, new StartOrchestrationOptions(id));
        for (var e = 0; e < program.Count(static b => b % 8 == 4); e++)
        {
            await engine.Client.RaiseEventAsync(id, "E", e);
        }

        var end = await engine.EndAsync(id);
        return $"{end.RuntimeStatus}|{end.SerializedOutput}|{end.SerializedCustomStatus}|{end.FailureDetails}";
    }

    private static void Register(DelegateExecutor f) => f
        .Activity<int, int>("Same", Task.FromResult)
        .Activity<int, int>("Fail", i => throw new InvalidOperationException($"fail {i}"))
        .Orchestrator<byte[], string>("Child", async (c, p) => string.Join('.', await Task.WhenAll(p!.Select(b => c.CallActivityAsync<int>("Same", b)))))
        .Orchestrator<byte[], string>("Run", async (c, program) =>
        {
            var said = new List<string>();
            for (var at = 0; at < program!.Length; at++)
            {
                said.Add(await StepAsync(c, program[at], at));
                c.SetCustomStatus(at);
            }

            return string.Join(',', said);
        });

    private static async Task<string> StepAsync(TaskOrchestrationContext c, byte step, int at)
    {
        switch (step % 8)
        {
            case 0:
                return $"{await c.CallActivityAsync<int>("Same", at)}";
            case 1:
                return string.Join('+', await Task.WhenAll(Enumerable.Range(0, step / 8).Select(i => c.CallActivityAsync<int>("Same", i))));
            case 2:
                try
                {
                    var retry = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMilliseconds(1)));
                    return $"{await c.CallActivityAsync<int>("Fail", at, retry)}";
                }
                catch (TaskFailedException e)
                {
                    return e.Message;
                }

            case 3:
                await c.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                return "t";
            case 4:
                return $"e{await c.WaitForExternalEvent<int>("E")}";
            case 5:
                return await c.CallSubOrchestratorAsync<string>("Child", new[] { step, (byte)at });
            case 6:
                using (var source = new CancellationTokenSource())
                {
                    var timer = c.CreateTimer(TimeSpan.FromHours(1), source.Token);
                    var won = await Task.WhenAny(timer, c.CallActivityAsync<int>("Same", at)) != timer;
                    source.Cancel();
                    return $"w{won}";
                }

            default:
                return $"{c.CallActivityAsync<int>("Same", at).IsCompleted}";
        }
    }
}
