using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>Counts what the reader and the gate find, and keeps the first of them in words. Not safe to share between threads.</summary>
public sealed class GateLedger
{
    private readonly long[] _counts = new long[Enum.GetValues<GateCheck>().Length];
    private readonly List<GateProblem> _problems = [];
    private readonly List<GateProblem> _warnings = [];

    /// <summary>Creates an empty ledger.</summary>
    /// <param name="limits">What is waived, and how many findings are kept in words.</param>
    public GateLedger(GateLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        Limits = limits;
    }

    /// <summary>The limits of the data set.</summary>
    public GateLimits Limits { get; }

    /// <summary>Which of several files is being read: A, B or fx; nothing when there is one.</summary>
    public string? Stream { get; set; }

    /// <summary>Whether something was found that refuses the data set.</summary>
    public bool Refuses { get; private set; }

    /// <summary>The number of findings that are no warnings, waived or not.</summary>
    public long ProblemTotal { get; private set; }

    /// <summary>The number of warnings.</summary>
    public long WarningTotal { get; private set; }

    /// <summary>The first findings that are no warnings, in the order of the file.</summary>
    public ImmutableArray<GateProblem> Problems => [.. _problems];

    /// <summary>The first warnings, in the order of the file.</summary>
    public ImmutableArray<GateProblem> Warnings => [.. _warnings];

    /// <summary>The checks that failed, in their order.</summary>
    public ImmutableArray<GateCount> Counts =>
    [
        .. Enum.GetValues<GateCheck>()
            .Where(check => _counts[(int)check] > 0)
            .Select(check => new GateCount(check, _counts[(int)check], GateChecks.NatureOf(check), IsWaived(check))),
    ];

    /// <summary>Whether the user waived the check.</summary>
    /// <param name="check">The check.</param>
    public bool IsWaived(GateCheck check) => Limits.Waivers.Contains(check);

    /// <summary>Counts a finding and tells whether it is to be explained in words.</summary>
    /// <param name="check">The check that failed.</param>
    public bool Count(GateCheck check)
    {
        _counts[(int)check]++;
        var nature = GateChecks.NatureOf(check);
        if (nature is GateNature.Warning)
        {
            WarningTotal++;
            return _warnings.Count < Limits.Shown;
        }

        ProblemTotal++;
        Refuses |= !IsWaived(check);
        return _problems.Count < Limits.Shown;
    }

    /// <summary>Keeps the words of a finding that <see cref="Count"/> asked for.</summary>
    /// <param name="problem">The finding.</param>
    public void Explain(GateProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        (GateChecks.NatureOf(problem.Check) is GateNature.Warning ? _warnings : _problems).Add(problem with { Stream = Stream });
    }

    /// <summary>Counts a finding with its words.</summary>
    /// <param name="problem">The finding.</param>
    public void Add(GateProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (Count(problem.Check))
        {
            Explain(problem);
        }
    }
}
