using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace TuningFunctions.Embedded.Tests.Hosting.Samples;

/// <summary>What timers told their functions; a test can hold a function until it lets go.</summary>
public sealed class Firings
{
    private readonly Channel<TimerInfo> _fired = Channel.CreateUnbounded<TimerInfo>();

    public Func<Task> Hold { get; set; } = () => Task.CompletedTask;

    public int Waiting => _fired.Reader.Count;

    public async Task AddAsync(TimerInfo timer, CancellationToken cancellationToken)
    {
        await _fired.Writer.WriteAsync(timer, cancellationToken);
        await Hold().WaitAsync(cancellationToken);
    }

    public async Task<TimerInfo> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _fired.Reader.ReadAsync(limit.Token);
    }
}
