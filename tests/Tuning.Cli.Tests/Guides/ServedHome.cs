using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using TuningFunctions;
using TuningFunctions.Embedded.Hosting;
using TuningFunctions.Retuning;

namespace Tuning.Cli.Tests.Guides;

/// <summary>What <c>tune serve</c> does in a minute of an injected clock.</summary>
internal static class ServedHome
{
    private const ushort Suffix = 0x4f2a;

    /// <summary>Serves a home until nothing runs.</summary>
    public static async Task RunAsync(string home, ManualTimeProvider time)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.ConfigureTuning();
        builder.ConfigureEmbeddedHost(options =>
        {
            options.Home = home;
            options.Root = AppContext.BaseDirectory;
            options.RunTimers = false;
            // The usual port may be taken by a server of this machine.
            options.Url = "http://127.0.0.1:0";
        });
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new IdSource(time, () => Suffix));
        using var host = builder.Build();
        await host.StartAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        var runs = host.Services.GetRequiredService<IRunStore>();
        await host.Services.GetRequiredService<RunClerk>().LookAsync(host.Services.GetRequiredService<EmbeddedHost>().Client, default);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await IsBusyAsync(runs, patience.Token))
        {
            await Task.Delay(20, patience.Token);
        }

        await host.StopAsync();
    }

    // A run that waits for an approval that was given goes on by itself.
    private static async Task<bool> IsBusyAsync(IRunStore runs, CancellationToken cancellationToken)
    {
        foreach (var run in await runs.ListOpenRunsAsync(cancellationToken))
        {
            if (run.State is RunState.Claimed or RunState.Running or RunState.Promoting
                || (run.State is RunState.AwaitingApproval
                    && await runs.FindApprovalAsync(run.RunId, cancellationToken) is { IsApproved: not null }))
            {
                return true;
            }
        }

        return false;
    }
}
