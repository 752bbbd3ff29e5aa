using System.Collections.Immutable;
using System.Globalization;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Stores;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Sensitivity;
using Tuning.Sessions.Stores;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;
using TuningFunctions.Datasets;
using TuningFunctions.External;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>
/// Makes a stored plan of a session file: reads it, resolves its data, lays its windows and its grid out, probes whether its parameters do
/// anything, hashes it.
/// </summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="datasets">Where data comes from.</param>
/// <param name="windows">What knows where windows may lie.</param>
/// <param name="bounds">What measures the bounds that a session leaves to its data.</param>
/// <param name="searches">What counts the points of a plan.</param>
/// <param name="external">What external strategies may do here.</param>
/// <param name="sensitivity">What refuses parameters that change nothing.</param>
/// <param name="store">Where the plan is kept.</param>
/// <param name="ledger">What knows who has looked at which holdout.</param>
/// <param name="champions">What knows the champion of a market.</param>
/// <param name="ids">What names the session.</param>
/// <param name="time">The clock of its deadline.</param>
public sealed class SessionPlanner(
    BuildCapabilities capabilities,
    IDatasetLibrary datasets,
    IWindowSource windows,
    BoundResolver bounds,
    SearchCache searches,
    ExternalPlanning external,
    SensitivityGate sensitivity,
    ISessionStore store,
    IValidationLedger ledger,
    IChampionStore champions,
    IdSource ids,
    TimeProvider time)
{
    private const int MostFolds = 250;

    /// <summary>Plans a session and stores it as planned.</summary>
    /// <param name="request">The session file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PlanOutcome> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        var outcome = await PrepareAsync(request, cancellationToken);
        if (outcome.Plan is { } plan)
        {
            await StoreAsync(plan, cancellationToken);
        }

        return outcome;
    }

    /// <summary>Plans a session and stores nothing of it but the data that it names.</summary>
    /// <param name="request">The session file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PlanOutcome> PrepareAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reading = new SpecReader(capabilities).Read(request.Source);
        return reading.Spec is { } spec
            ? await PrepareAsync(request, spec, reading.Bounds, cancellationToken)
            : PlanOutcome.Refused(reading.Problems);
    }

    /// <summary>Stores a plan; one that is stored under its id already stays as it is.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<StoredSession> StoreAsync(SessionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return store.AddSessionAsync(
            new StoredSession(
                plan.SessionId, plan.Spec.Name, plan.CreatedAt, PlanHash.Of(plan), PlanJson.Write(plan), plan.TotalTrials),
            plan.Datasets,
            cancellationToken);
    }

    private async Task<PlanOutcome> PrepareAsync(
        PlanRequest request, SessionSpec spec, ImmutableArray<DataBound> open, CancellationToken cancellationToken)
    {
        var folder = request.Folder;
        var planned = new List<PlannedDataset>();
        var problems = ImmutableArray.CreateBuilder<SpecProblem>();
        problems.AddRange(external.Check(spec, folder));
        var warnings = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < spec.Datasets.Length; i++)
        {
            var resolution = await datasets.ResolveAsync(spec.Datasets[i], folder, cancellationToken);
            warnings.AddRange(resolution.Warnings);
            problems.AddRange(resolution.Problems.Select(problem => problem with { Path = PathOf(i, problem.Path) }));
            if (resolution.Dataset is not { } dataset)
            {
                continue;
            }

            var same = planned.FindIndex(other => string.Equals(other.Sha256, dataset.Sha256, StringComparison.Ordinal));
            if (same >= 0)
            {
                problems.Add(new SpecProblem(PathOf(i, ""), dataset.Name, $"each data set once: {PathOf(same, "")} has the same content"));
            }

            planned.Add(dataset);
        }

        if (problems.Count > 0)
        {
            return PlanOutcome.Refused(problems.ToImmutable());
        }

        var (draft, misfits) = Draft(request, spec, [.. planned], open, cancellationToken);
        return misfits.IsEmpty
            ? await WarnOfHoldoutAsync(
                await WithChampionAsync(LayOut(draft, warnings, cancellationToken), cancellationToken), cancellationToken)
            : PlanOutcome.Refused(misfits);
    }

    // The champion as it is now: whatever takes its place while the session runs, the verdict shows the one that it was planned beside.
    private async Task<PlanOutcome> WithChampionAsync(PlanOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Plan is not { Windows: not null } plan
            || plan.Datasets.Select(dataset => dataset.Market).Distinct(StringComparer.Ordinal).ToArray() is not [var market])
        {
            return outcome;
        }

        var key = new ChampionKey(plan.Spec.Strategy, market);
        var slot = await champions.ReadSlotAsync(key, cancellationToken);
        var champion = slot.Version is { } version ? await champions.FindVersionAsync(key, version, cancellationToken) : null;
        return outcome with { Plan = plan with { Champion = champion?.Parameters } };
    }

    // Better known before hours of searching than after them.
    private async Task<PlanOutcome> WarnOfHoldoutAsync(PlanOutcome outcome, CancellationToken cancellationToken)
    {
        var takenBy = outcome.Plan is { Windows: not null } plan
            ? await ledger.FindTakenByAsync(WalkForwardSessions.EntryOf(plan, windows, touchesHoldout: true), cancellationToken)
            : null;
        return takenBy is null ? outcome : outcome with
        {
            Warnings = outcome.Warnings.Add(
                $"another plan has looked at this holdout, in session {takenBy}: it stays untouched, and there can be no winner; hold out newer rows"),
        };
    }

    // Windows first: of a walk-forward the bounds may look at the first one alone.
    private (SessionPlan Draft, ImmutableArray<SpecProblem> Problems) Draft(
        PlanRequest request,
        SessionSpec spec,
        ImmutableArray<PlannedDataset> planned,
        ImmutableArray<DataBound> open,
        CancellationToken cancellationToken)
    {
        var folder = request.Folder;
        var strategy = capabilities.FindStrategy(spec.Strategy)!;
        var draft = new SessionPlan(ids.NextSessionId(spec.Name), spec, planned, external.VersionOf(spec, strategy, folder))
        {
            Folder = spec.External is ExternalSpec.Command && folder is not null ? Path.GetFullPath(folder) : null,
            CreatedAt = time.GetUtcNow(),
            PlannedTrials = 1,
            ForbiddenPoints = 0,
        };
        var (laidOut, misfits) = spec.Validation.Kind is ValidationKind.WalkForward ? WithWindows(draft) : (draft, []);
        return misfits.IsEmpty ? bounds.Resolve(request.Source, laidOut, open, cancellationToken) : (draft, misfits);
    }

    private PlanOutcome LayOut(SessionPlan draft, ImmutableArray<string>.Builder warnings, CancellationToken cancellationToken)
    {
        var spec = draft.Spec;
        var layout = searches.LayOut(draft);
        if (layout.Trials == 0)
        {
            return PlanOutcome.Refused(new SpecProblem(
                "space", null, "at least one point that the strategy allows: all are forbidden"));
        }

        if (layout.Forbidden > 0)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{layout.Forbidden} forbidden points were left out of the grid"));
        }

        var (probes, refusal) = Probe(draft, cancellationToken);
        if (refusal is not null)
        {
            return PlanOutcome.Refused(refusal);
        }

        var inert = Found(probes, Liveness.Inert).Select(RefusalOf).ToImmutableArray();
        if (!inert.IsEmpty)
        {
            return PlanOutcome.Refused(inert);
        }

        var unobserved = WarningsOf(probes);
        warnings.AddRange(unobserved);
        var slots = spec.Budget.MaxParallel is 0 ? Environment.ProcessorCount : spec.Budget.MaxParallel;
        var plan = draft with
        {
            PlannedTrials = layout.Trials,
            ForbiddenPoints = layout.Forbidden,
            Warnings = unobserved,
            Sensitivity = probes.IsDefault ? null : new SensitivityFinding(Names(probes, Liveness.Live), [], Names(probes, Liveness.Unobserved)),
            JobSize = JobLayout.SizeOf(
                Math.Min(draft.BatchSize, layout.Trials), ExternalPlanning.SlotsOf(spec, slots), draft.Datasets.Sum(dataset => dataset.Rows)),
        };
        return new PlanOutcome(plan, PlanHash.Of(plan), [], warnings.ToImmutable());
    }

    private (SessionPlan Plan, ImmutableArray<SpecProblem> Problems) WithWindows(SessionPlan draft)
    {
        var ground = windows.Survey(draft);
        var reading = WalkForwardPlanner.Plan(draft.Spec.Validation, ground.Splits);
        if (reading.Plan is not { } laidOut)
        {
            return (draft, reading.Problems);
        }

        if (draft.Datasets.Length > 1 && laidOut.Holdout.Unit is WindowUnit.Rows)
        {
            return (draft, [new SpecProblem("validation.train", draft.Spec.Validation.Train, "durations: several data sets have no rows in common")]);
        }

        return laidOut.Folds.Length > MostFolds
            ? (draft, [new SpecProblem(
                "validation.step", draft.Spec.Validation.Step, $"a step that makes at most {MostFolds} folds; it makes {laidOut.Folds.Length}")])
            : (draft with { Windows = laidOut, IsResolutionLimited = ground.IsResolutionLimited }, []);
    }

    private static ImmutableArray<string> Names(ImmutableArray<ParameterLiveness> probes, Liveness liveness) =>
        [.. Found(probes, liveness).Select(probe => probe.Parameter)];

    private static ImmutableArray<string> WarningsOf(ImmutableArray<ParameterLiveness> probes) => probes.IsDefault
        ? ["whether the parameters change anything was not probed: whoever asks for the trials evaluates them"]
        : [.. Found(probes, Liveness.Unobserved).Select(WarningOf)];

    private static IEnumerable<ParameterLiveness> Found(ImmutableArray<ParameterLiveness> probes, Liveness liveness) =>
        probes.IsDefault ? [] : probes.Where(probe => probe.Liveness == liveness);

    // Default where nobody here can probe.
    private (ImmutableArray<ParameterLiveness> Probes, SpecProblem? Refusal) Probe(SessionPlan draft, CancellationToken cancellationToken)
    {
        try
        {
            return draft.Spec.External is ExternalSpec.AskTell
                ? default
                : (sensitivity.Probe(draft, searches.SpaceOf(draft), cancellationToken), null);
        }
        catch (ExternalTrialException refused)
        {
            return (default, new SpecProblem("strategy", draft.Spec.Strategy, refused.Message));
        }
    }

    private static SpecProblem RefusalOf(ParameterLiveness probe) => new(
        $"space.{probe.Parameter}",
        "inert",
        string.Create(CultureInfo.InvariantCulture, $"a parameter that changes what is traded: {probe.Groups} pairs of points that differ in it alone, at its ends, all traded alike"));

    private static string WarningOf(ParameterLiveness probe) => probe.Groups == 0
        ? $"space.{probe.Parameter} was not observed: its condition was never reached, or it has one value"
        : $"space.{probe.Parameter} was not observed: none of its probes traded";

    private static string PathOf(int index, string path)
    {
        var dataset = string.Create(CultureInfo.InvariantCulture, $"datasets[{index}]");
        return path is "" ? dataset : $"{dataset}.{path}";
    }
}
