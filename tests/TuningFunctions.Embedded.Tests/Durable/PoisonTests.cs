using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>An activity that kills the process is found: after two crashes those that were running run alone.</summary>
public sealed class PoisonTests
{
    [Fact]
    public async Task ThirdCrash_OfTheOneThatRanAlone_FailsItAndNoOther()
    {
        var folder = Directory.CreateTempSubdirectory("poison").FullName;
        try
        {
            for (var crash = 1; crash <= 3; crash++)
            {
                var entered = new SemaphoreSlim(0);
                var (running, most) = (0, 0);
                var engine = await TestEngine.StartAsync(
                    Register(async i =>
                    {
                        var now = Interlocked.Increment(ref running);
                        most = Math.Max(most, now);
                        if (i == 7)
                        {
                            entered.Release();
                            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan);
                        }

                        if (crash < 3)
                        {
                            entered.Release();
                            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan);
                        }

                        Interlocked.Decrement(ref running);
                        return i;
                    }),
                    o => o with { MaxConcurrentActivities = 4 },
                    folder: folder);
                if (crash == 1)
                {
                    await engine.Client.ScheduleNewOrchestrationInstanceAsync("Fan", null, new StartOrchestrationOptions("fan"));
                }

                for (var n = 0; n < (crash < 3 ? 4 : 1); n++)
                {
                    (await entered.WaitAsync(TestEngine.Patience)).ShouldBeTrue();
                }

                if (crash == 3)
                {
                    most.ShouldBe(1);
                }

                await engine.KillAsync();
            }

            await using var last = await TestEngine.StartAsync(Register(Task.FromResult), folder: folder);
            var results = (await last.EndAsync("fan")).ReadOutputAs<string[]>()!;
            results.Where((_, i) => i != 3).ShouldBe(["4", "5", "6"]);
            results[3].ShouldContain("running alone when the process crashed for the third time");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task CleanStop_WithRunningActivities_CountsNoCrash()
    {
        var folder = Directory.CreateTempSubdirectory("poison").FullName;
        try
        {
            for (var stop = 0; stop < 4; stop++)
            {
                var entered = new SemaphoreSlim(0);
                await using var engine = await TestEngine.StartAsync(
                    f =>
                    {
                        f.RawActivity("Job", async (_, stopping) =>
                        {
                            entered.Release();
                            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stopping);
                            return null;
                        });
                        Fan(f);
                    },
                    folder: folder);
                if (stop == 0)
                {
                    await engine.Client.ScheduleNewOrchestrationInstanceAsync("Fan", null, new StartOrchestrationOptions("fan"));
                }

                (await entered.WaitAsync(TestEngine.Patience)).ShouldBeTrue();
            }

            await using var last = await TestEngine.StartAsync(Register(Task.FromResult), folder: folder);
            (await last.EndAsync("fan")).ReadOutputAs<string[]>().ShouldBe(["4", "5", "6", "7"]);
            last.Logs.Messages.ShouldNotContain(m => m.Contains("The process ended while", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Action<DelegateExecutor> Register(Func<int, Task<int>> job) => f =>
    {
        f.Activity<int, int>("Job", job);
        Fan(f);
    };

    private static void Fan(DelegateExecutor f) => f.Orchestrator("Fan", async c =>
    {
        var tasks = Enumerable.Range(4, 4).Select(i => OneAsync(c, i)).ToList();
        return await Task.WhenAll(tasks);
    });

    private static async Task<string> OneAsync(TaskOrchestrationContext c, int i)
    {
        try
        {
            return (await c.CallActivityAsync<int>("Job", i)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TaskFailedException e)
        {
            return e.FailureDetails.ErrorMessage;
        }
    }
}
