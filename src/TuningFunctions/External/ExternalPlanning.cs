using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Strategies;
using TuningFunctions.External.Http;

namespace TuningFunctions.External;

/// <summary>What planning has to know of external strategies: whether they may be used here, what their code is, how many trials run at a time.</summary>
/// <param name="programs">The programs that commands run.</param>
/// <param name="addresses">The hosts that trials may be posted to.</param>
public sealed class ExternalPlanning(CommandPrograms programs, HttpAddresses addresses)
{
    /// <summary>What keeps a session from its strategy; empty where nothing does.</summary>
    /// <param name="spec">The session.</param>
    /// <param name="folder">The folder of the session file; null where it came over HTTP.</param>
    public ImmutableArray<SpecProblem> Check(SessionSpec spec, string? folder)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var problem = spec.External switch
        {
            ExternalSpec.Command command => programs.Check(command, folder),
            ExternalSpec.Http http => addresses.Check(http),
            _ => null,
        };
        return problem is null ? [] : [problem];
    }

    /// <summary>The version of the code that evaluates trials, with the content of a command's own files.</summary>
    /// <param name="spec">The session, which may use its strategy here.</param>
    /// <param name="strategy">The strategy.</param>
    /// <param name="folder">The folder of the session file; null where it came over HTTP.</param>
    public string VersionOf(SessionSpec spec, IStrategy strategy, string? folder)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(strategy);
        return spec.External is ExternalSpec.Command command
            ? $"{strategy.KernelVersion}+{CommandPrograms.CodeOf(programs.ProgramOf(command, folder))}"
            : strategy.KernelVersion;
    }

    /// <summary>How many jobs make sense at a time.</summary>
    /// <param name="spec">The session.</param>
    /// <param name="slots">What the host offers.</param>
    public static int SlotsOf(SessionSpec spec, int slots) => Math.Max(slots, WorkersOf(spec));

    /// <summary>How many trials of an external strategy run at a time; 1 for others.</summary>
    /// <param name="spec">The session.</param>
    public static int WorkersOf(SessionSpec spec) => spec?.External switch
    {
        ExternalSpec.Command { Workers: var workers } => workers == 0 ? Environment.ProcessorCount : workers,
        ExternalSpec.Http { Workers: var workers } => workers == 0 ? Environment.ProcessorCount : workers,
        _ => 1,
    };
}
