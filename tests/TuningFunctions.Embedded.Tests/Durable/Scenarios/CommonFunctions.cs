using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>The functions that several scenarios share.</summary>
internal static class CommonFunctions
{
    public static void Register(DelegateExecutor f) => f
        .Activity<int, int>("Sq", static i => Task.FromResult(i * i))
        .Activity<string, string?>("Echo", static s => Task.FromResult(s))
        .Activity<int, int>("Slow", static async ms =>
        {
            await Task.Delay(ms);
            return ms;
        })
        .Activity<string, int>("Boom", static m => throw new ArgumentException(m, new InvalidOperationException("inner")))
        .Activity<string, int>("Flaky", key =>
        {
            var n = f.Count(key!);
            return n < 3 ? throw new InvalidOperationException($"flaky {n}") : Task.FromResult(n);
        })
        .Activity<string, int>("BoomCount", key => throw new InvalidOperationException($"always {f.Count(key!)}"))
        .Activity<string, int>("FailAfter", static async s =>
        {
            var parts = s!.Split(':');
            await Task.Delay(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
            throw new InvalidOperationException(parts[1]);
        })
        .Orchestrator<int, int>("Quick", static async (context, i) =>
        {
            await context.CreateTimer(TimeSpan.FromMilliseconds(50), CancellationToken.None);
            return i;
        })
        .Orchestrator<string, string>("WaitE", async (context, _) =>
        {
            f.Log(context, "start");
            f.Log(context, "wait");
            var v = await context.WaitForExternalEvent<string>("E");
            f.Log(context, "got");
            return v;
        })
        .Orchestrator<string, string>("TwoE", async (context, _) =>
        {
            f.Log(context, "start");
            f.Log(context, "wait");
            var a = await context.WaitForExternalEvent<string>("E");
            var b = await context.WaitForExternalEvent<string>("E");
            f.Log(context, "got");
            return a + "," + b;
        });

    public static string Describe(TaskFailedException e) =>
        $"message={e.Message}; taskName={e.TaskName}; taskId={e.TaskId}; failure={Chain(e.FailureDetails)}; innerException={e.InnerException?.GetType().FullName ?? "null"}";

    public static string Chain(TaskFailureDetails? details) => details is null
        ? string.Empty
        : $"{details.ErrorType}: {details.ErrorMessage}{(details.InnerFailure is null ? string.Empty : " <- " + Chain(details.InnerFailure))}";

    public static string Chain(Exception e) =>
        $"{e.GetType().FullName}: {e.Message}{(e.InnerException is null ? string.Empty : " <- " + Chain(e.InnerException))}";
}
