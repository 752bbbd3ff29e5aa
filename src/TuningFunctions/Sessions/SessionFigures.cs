using System.Collections.Immutable;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Validation.Baselines;
using Tuning.Validation.Figures;
using Tuning.Validation.Search;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Computes and keeps what is shown beside the verdict of a session. The same session gives the same document, byte for byte.</summary>
/// <param name="capabilities">What knows the defaults of strategies.</param>
/// <param name="searches">What knows the space of a plan.</param>
/// <param name="chooser">What reads the trials of a search.</param>
/// <param name="windows">What evaluates points on windows.</param>
/// <param name="evidence">Where the document is kept.</param>
public sealed class SessionFigures(
    BuildCapabilities capabilities, SearchCache searches, FoldChooser chooser, IWindowSource windows, EvidenceStore evidence)
{
    /// <summary>Computes the document of a session and stores it as an artifact of kind <see cref="EvidenceStore.ValidationKind"/>.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="judged">The verdict with its evidence.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The figures.</returns>
    public async Task<ValidationFigures> StoreAsync(SessionPlan plan, JudgedSession judged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(judged);
        var space = searches.SpaceOf(plan);
        var session = WalkForwardSessions.Of(plan, space);
        var trials = ImmutableArray.CreateBuilder<ImmutableArray<SearchedTrial>>(plan.Searches);
        for (var fold = 0; fold < plan.FinalFold; fold++)
        {
            trials.Add(await chooser.ReadScoresAsync(plan, fold, cancellationToken));
        }

        trials.Add(await FinalTrialsAsync(plan, judged, cancellationToken));
        // Hindsight takes hundreds of evaluations more; a strategy that others evaluate is asked for no more than two searches' worth.
        var isOwn = plan.Spec.External is null;
        var material = new HindsightMaterial(space, judged.Evidence, trials.ToImmutable(), session.Plan.Final, windows.Open(plan))
        {
            Champion = plan.Champion,
            Defaults = BaselineRules.DefaultsOf(space, capabilities.FindStrategy(plan.Spec.Strategy)?.Parameters ?? []),
            IntervalMs = windows.Survey(plan).IntervalMs,
            MostAsked = isOwn ? int.MaxValue : plan.PlannedTrials,
        };
        var figures = FigureRules.Of(space, judged.Evidence, trials[^1], session.Search.Seed);
        figures = isOwn
            ? HindsightRules.Complete(figures, material, cancellationToken)
            : HindsightRules.CompleteBaselines(figures, material, cancellationToken);
        var document = DocumentRules.Complete(
            new ValidationDocument(plan.SessionId, PlanHash.Of(plan), judged.Verdict, figures)
            {
                Pairs = isOwn ? HindsightRules.PairsOf(material, cancellationToken) : [],
            },
            judged.Evidence,
            session.Plan.Holdout,
            window => windows.InTime(plan, window));
        await evidence.AddDocumentAsync(document, cancellationToken);
        return figures;
    }

    private async Task<ImmutableArray<SearchedTrial>> FinalTrialsAsync(
        SessionPlan plan, JudgedSession judged, CancellationToken cancellationToken)
    {
        var trials = await chooser.ReadScoresAsync(plan, plan.FinalFold, cancellationToken);
        var wanted = FigureRules.SampleOf(trials).AddRange(trials.Where(trial => trial.Point.Equals(judged.Evidence.Choice)));
        return chooser.WithHours(plan, plan.FinalFold, trials, wanted, cancellationToken);
    }
}
