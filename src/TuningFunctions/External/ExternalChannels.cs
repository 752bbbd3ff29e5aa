using System.Collections.Concurrent;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using TuningFunctions.External.Http;
using TuningFunctions.Processes;

namespace TuningFunctions.External;

/// <summary>The channels of the sessions of this host. Programs that nobody has used for half a minute are ended. Safe to share between threads.</summary>
/// <param name="watch">What starts processes.</param>
/// <param name="programs">The programs that commands run.</param>
/// <param name="addresses">The hosts that trials may be posted to.</param>
/// <param name="time">The clock of deadlines.</param>
public sealed class ExternalChannels(ProcessWatch watch, CommandPrograms programs, HttpAddresses addresses, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<ITrialChannel>> _channels = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private ITimer? _sweep;

    /// <summary>The channel of a plan.</summary>
    /// <param name="plan">The plan, of a command or a service.</param>
    /// <exception cref="InvalidOperationException">Its program is not what it was, or it has none.</exception>
    internal ITrialChannel Open(SessionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        switch (plan.Spec.External)
        {
            case ExternalSpec.Command command:
                var program = programs.ProgramOf(command, plan.Folder);
                CommandPrograms.RequireSame(plan, program);
                return Open($"{command.Mode} {program.Key}", plan, command.Timeout, (workers, timeout) =>
                    new CommandChannel(watch, program, workers, time) { Timeout = timeout, KeepsProcesses = command.Mode is CommandMode.Pool });
            case ExternalSpec.Http http:
                return Open(http.Url, plan, http.Timeout, (workers, timeout) => new HttpChannel(addresses, new Uri(http.Url), workers, timeout, time));
            default:
                throw new InvalidOperationException($"The trials of {plan.SessionId} are evaluated by whoever asks for them.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _sweep?.Dispose();
            _sweep = null;
        }

        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated))
        {
            (channel.Value as IDisposable)?.Dispose();
        }

        _channels.Clear();
    }

    private ITrialChannel Open(string name, SessionPlan plan, TimeSpan? limit, Func<int, TimeSpan, ITrialChannel> create)
    {
        var workers = ExternalPlanning.WorkersOf(plan.Spec);
        var timeout = limit is { } stated && stated < plan.Spec.Budget.TrialTimeout ? stated : plan.Spec.Budget.TrialTimeout;
        EnsureSweep();
        return _channels.GetOrAdd(
            FormattableString.Invariant($"{workers} {timeout.Ticks} {name}"), _ => new Lazy<ITrialChannel>(() => create(workers, timeout))).Value;
    }

    private void EnsureSweep()
    {
        lock (_lock)
        {
            _sweep ??= time.CreateTimer(_ => Sweep(), null, s_idle, s_idle);
        }
    }

    private void Sweep()
    {
        foreach (var channel in _channels.Values.Where(channel => channel.IsValueCreated).Select(channel => channel.Value).OfType<CommandChannel>())
        {
            channel.EndIdle(s_idle);
        }
    }
}
