using System.Globalization;

namespace TuningFunctions.Tests.Retuning;

/// <summary>
/// The app as a process of its own on an injected clock, which obeys lines of its input: so that it can be killed like one.
/// </summary>
internal static class SimulatedHost
{
    /// <summary>Runs it: <c>HOME TICKS [CONNECTION]</c>.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextReader commands, TextWriter answers)
    {
        var time = new ManualTimeProvider(new DateTimeOffset(long.Parse(arguments[1], CultureInfo.InvariantCulture), TimeSpan.Zero));
        var app = await RetuneApp.StartAsync(
            arguments.Length > 2 ? arguments[2] : "", new RetuneWorld(), time, Directory.CreateDirectory(arguments[0]));
        await answers.WriteLineAsync("ready");
        while (await commands.ReadLineAsync() is { } command)
        {
            var words = command.Split(' ');
            switch (words[0])
            {
                case "to":
                    time.Jump(TimeSpan.FromTicks(long.Parse(words[1], CultureInfo.InvariantCulture) - time.GetUtcNow().UtcTicks));
                    break;
                case "schedule":
                    await app.ScheduleAsync(RetuneApp.Weekly);
                    break;
                case "data":
                    await app.ArriveAsync();
                    break;
                case "look":
                    await app.LookAsync();
                    break;
                case "settle":
                    await SettleAsync(app);
                    break;
                default:
                    throw new InvalidOperationException($"No command {command}.");
            }

            await answers.WriteLineAsync("done");
        }

        await app.StopAsync();
        return 0;
    }

    // Queued runs start at later looks: until none is left.
    private static async Task SettleAsync(RetuneApp app)
    {
        do
        {
            var open = await app.Store.ListOpenRunsAsync(default);
            if (open.Count(run => run.TakenBy is not null && run.Blocks) > 1)
            {
                throw new InvalidOperationException($"They overlap: {string.Join(", ", open.Select(run => $"{run.RunId} {run.State}"))}");
            }

            await app.LookAsync();
            await app.SettleAsync();
        }
        while ((await app.Store.ListOpenRunsAsync(default)).Length > 0);
    }
}
