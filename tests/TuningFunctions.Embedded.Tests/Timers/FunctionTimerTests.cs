using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using TuningFunctions.Embedded.Tests.Hosting;
using TuningFunctions.Embedded.Tests.Hosting.Samples;

namespace TuningFunctions.Embedded.Tests.Timers;

public sealed class FunctionTimerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 20, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("timer-");
    private readonly ManualTimeProvider _time = new(Start);
    private readonly Firings _firings = new();
    private readonly Attempts _attempts = new();

    [Fact]
    public async Task Timer_AtItsOccurrence_FiresOnceWithItsSchedule()
    {
        await using var host = await StartAsync(typeof(TimerFunctions));
        await UntilAsync(() => TimerStateExists);

        _time.Advance(TimeSpan.FromMinutes(39));
        _firings.Waiting.ShouldBe(0);
        _time.Advance(TimeSpan.FromMinutes(1));
        var fired = await _firings.NextAsync();

        fired.IsPastDue.ShouldBeFalse();
        fired.ScheduleStatus.ShouldNotBeNull();
        fired.ScheduleStatus.Next.ShouldBe(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc));
        fired.ScheduleStatus.Last.ShouldBe(default);
        _time.Advance(TimeSpan.FromHours(1));
        (await _firings.NextAsync()).ScheduleStatus!.Last.ShouldBe(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Timer_MissedWhileTheHostWasDown_FiresOnceAtStartAsPastDue()
    {
        await (await StartAsync(typeof(TimerFunctions))).DisposeAsync();
        _time.Advance(TimeSpan.FromHours(5));

        await using var host = await StartAsync(typeof(TimerFunctions));
        var fired = await _firings.NextAsync();

        fired.IsPastDue.ShouldBeTrue();
        fired.ScheduleStatus!.Next.ShouldBe(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc));
        _firings.Waiting.ShouldBe(0);
        await UntilAsync(() => ReadState().Contains("\"next\":\"2026-03-01T16:00:00Z\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timer_ScheduleChangedWhileTheHostWasDown_IsNotPastDue()
    {
        await (await StartAsync(typeof(TimerFunctions))).DisposeAsync();
        _time.Advance(TimeSpan.FromHours(5));

        await using var host = await StartAsync(typeof(TimerFunctions), "0 0 0 * * *");
        await UntilAsync(() => ReadState().Contains("\"next\":\"2026-03-02T00:00:00Z\"", StringComparison.Ordinal));

        _firings.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Timer_FunctionLongerThanItsInterval_NeverRunsTwiceAtOnce()
    {
        var release = new TaskCompletionSource();
        _firings.Hold = () => release.Task;
        await using var host = await StartAsync(typeof(TimerFunctions));
        await UntilAsync(() => TimerStateExists);
        _time.Advance(TimeSpan.FromMinutes(40));
        await _firings.NextAsync();

        _time.Advance(TimeSpan.FromHours(3));
        _firings.Waiting.ShouldBe(0);
        release.SetResult();

        (await _firings.NextAsync()).ScheduleStatus!.Last.ShouldBe(new DateTime(2026, 3, 1, 11, 0, 0, DateTimeKind.Utc));
        await UntilAsync(() => ReadState().Contains("\"next\":\"2026-03-01T15:00:00Z\"", StringComparison.Ordinal));
        _firings.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Timer_RunOnStartupAndFrequent_FiresAtOnceWithoutMonitor()
    {
        await using var host = await StartAsync(typeof(StartupTimerFunctions));

        var fired = await _firings.NextAsync();

        fired.IsPastDue.ShouldBeFalse();
        fired.ScheduleStatus.ShouldBeNull();
        Directory.Exists(Path.Combine(_folder.FullName, "home", "timers")).ShouldBeFalse();
    }

    [Fact]
    public async Task Timer_ThrowingFunction_FiresAgain()
    {
        _firings.Hold = () => Task.FromException(new InvalidOperationException("fails"));
        await using var host = await StartAsync(typeof(StartupTimerFunctions));
        await _firings.NextAsync();

        _time.Advance(TimeSpan.FromSeconds(10));

        await _firings.NextAsync();
    }

    [Fact]
    public async Task Timer_WithARetryRule_IsRepeatedWithGrowingDelays()
    {
        await using var host = await StartAsync(typeof(RetriedTimerFunctions));
        foreach (var (seconds, seen) in ((int, int)[])[(1, 2), (2, 3), (3, 4)])
        {
            await UntilAsync(() => _attempts.Seen.Count == seen - 1 && _time.Waiting > 0);
            _time.Advance(TimeSpan.FromSeconds(seconds - 0.5));
            _attempts.Seen.Count.ShouldBe(seen - 1);
            _time.Advance(TimeSpan.FromSeconds(0.5));
            await UntilAsync(() => _attempts.Seen.Count == seen);
        }

        await UntilAsync(() => File.Exists(Path.Combine(_folder.FullName, "home", "timers", "Retried.json")));
        _attempts.Seen.ShouldBe(["0 of 3, past due False", "1 of 3, past due False", "2 of 3, past due False", "3 of 3, past due False"]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), limit.Token);
        }
    }

    private bool TimerStateExists => File.Exists(StateFile);

    private string StateFile => Path.Combine(_folder.FullName, "home", "timers", "Hourly.json");

    private string ReadState() => TimerStateExists ? File.ReadAllText(StateFile) : string.Empty;

    private Task<RunningHost> StartAsync(Type functions, string schedule = "0 0 * * * *") => RunningHost.StartAsync(
        (FunctionsApplicationBuilder builder) =>
        {
            RunningHost.WithSettings(("HourlySchedule", schedule))(builder);
            builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton(_firings).AddSingleton(_attempts);
        },
        [functions],
        _folder);
}
