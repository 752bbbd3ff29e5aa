using System.Collections.Immutable;
using System.Globalization;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Sessions.Stores;
using TuningFunctions.Datasets;

namespace TuningFunctions.Sessions;

/// <summary>Makes a stored plan of a session file: reads it, resolves its data, lays its grid out, hashes it.</summary>
/// <param name="capabilities">What this build carries out.</param>
/// <param name="datasets">Where data comes from.</param>
/// <param name="searches">What counts the points of a plan.</param>
/// <param name="store">Where the plan is kept.</param>
/// <param name="ids">What names the session.</param>
/// <param name="time">The clock of its deadline.</param>
public sealed class SessionPlanner(
    BuildCapabilities capabilities, IDatasetLibrary datasets, SearchCache searches, ISessionStore store, IdSource ids, TimeProvider time)
{
    /// <summary>Plans a session and stores it as planned.</summary>
    /// <param name="request">The session file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<PlanOutcome> PlanAsync(PlanRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reading = new SpecReader(capabilities).Read(request.Source);
        return reading.Spec is { } spec
            ? await PlanAsync(spec, request.Folder, cancellationToken)
            : PlanOutcome.Refused(reading.Problems);
    }

    private async Task<PlanOutcome> PlanAsync(SessionSpec spec, string? folder, CancellationToken cancellationToken)
    {
        var planned = ImmutableArray.CreateBuilder<PlannedDataset>();
        var problems = ImmutableArray.CreateBuilder<SpecProblem>();
        var warnings = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < spec.Datasets.Length; i++)
        {
            var resolution = await datasets.ResolveAsync(spec.Datasets[i], folder, cancellationToken);
            warnings.AddRange(resolution.Warnings);
            problems.AddRange(resolution.Problems.Select(problem => problem with { Path = PathOf(i, problem.Path) }));
            if (resolution.Dataset is { } dataset)
            {
                planned.Add(dataset);
            }
        }

        if (problems.Count > 0)
        {
            return PlanOutcome.Refused(problems.ToImmutable());
        }

        var strategy = capabilities.FindStrategy(spec.Strategy)!;
        var draft = new SessionPlan(ids.NextSessionId(spec.Name), spec, planned.ToImmutable(), strategy.KernelVersion)
        {
            CreatedAt = time.GetUtcNow(),
            PlannedTrials = 1,
            ForbiddenPoints = 0,
        };
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

        return await StoreAsync(
            draft with { PlannedTrials = layout.Trials, ForbiddenPoints = layout.Forbidden }, warnings.ToImmutable(), cancellationToken);
    }

    private async Task<PlanOutcome> StoreAsync(
        SessionPlan plan, ImmutableArray<string> warnings, CancellationToken cancellationToken)
    {
        var hash = PlanHash.Of(plan);
        await store.AddSessionAsync(
            new StoredSession(plan.SessionId, plan.Spec.Name, plan.CreatedAt, hash, PlanJson.Write(plan), plan.PlannedTrials),
            plan.Datasets,
            cancellationToken);
        return new PlanOutcome(plan, hash, [], warnings);
    }

    private static string PathOf(int index, string path)
    {
        var dataset = string.Create(CultureInfo.InvariantCulture, $"datasets[{index}]");
        return path is "" ? dataset : $"{dataset}.{path}";
    }
}
