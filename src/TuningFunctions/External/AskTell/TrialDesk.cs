using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tuning.External;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using TuningFunctions.Sessions;
using TuningFunctions.Trials;

namespace TuningFunctions.External.AskTell;

/// <summary>Gives the trials of a session to those who ask, and takes their results.</summary>
/// <param name="store">Where results are kept.</param>
/// <param name="leases">Who holds trials.</param>
/// <param name="time">The clock of leases.</param>
public sealed class TrialDesk(ISessionStore store, ITrialLeases leases, TimeProvider time)
{
    private const int LeaseBytes = 16;
    private const string LeaseMember = "lease";
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Gives trials away. None where all are held, where the next batch is not decided yet, or where the session is to stop.</summary>
    /// <param name="plan">The plan, of ask and tell.</param>
    /// <param name="count">Most trials, from 1.</param>
    /// <param name="worker">Who asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<AskedTrials> AskAsync(SessionPlan plan, int count, string worker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var session = await store.FindSessionAsync(plan.SessionId, cancellationToken);
        var fold = (await store.ReadFoldsAsync(plan.SessionId, cancellationToken)).FirstOrDefault();
        if (session is not { Ending: null, IsCancelRequested: false } || fold is null)
        {
            return new AskedTrials(plan.SessionId, session?.State ?? SessionState.Cancelled, [], s_pause.TotalSeconds);
        }

        var now = time.GetUtcNow();
        var until = now + plan.Spec.Budget.TrialTimeout;
        var lease = RandomNumberGenerator.GetHexString(2 * LeaseBytes, lowercase: true);
        // Every batch before the last one has all of its results.
        var first = Math.Max(0, fold.Batches - 1) * plan.BatchSize;
        var leased = await leases.LeaseAsync(
            new LeaseRequest(plan.SessionId, fold.Fold, first, count, lease, worker, now, until), cancellationToken);
        return new AskedTrials(
            plan.SessionId,
            session.State,
            [
                .. leased.Select(trial => new AskedTrial(
                    trial.Trial, SearchCache.PointOf(trial), plan.Spec.Environment, plan.Spec.Sampler.Seed, lease, until)),
            ],
            s_pause.TotalSeconds);
    }

    /// <summary>Reads told results; nothing is stored.</summary>
    /// <param name="plan">The plan, of ask and tell.</param>
    /// <param name="results">The results: what an external strategy answers, each with its lease.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The results, or everything that is wrong with them.</returns>
    public async Task<(ImmutableArray<LeasedResult> Results, ImmutableArray<SpecProblem> Problems)> ReadAsync(
        SessionPlan plan, JsonArray results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(results);
        var read = ImmutableArray.CreateBuilder<LeasedResult>(results.Count);
        var problems = ImmutableArray.CreateBuilder<SpecProblem>();
        var seen = new HashSet<int>();
        for (var i = 0; i < results.Count; i++)
        {
            var path = FormattableString.Invariant($"results[{i}]");
            if (results[i] is not JsonObject answer || Text(answer, LeaseMember) is not { } lease || Whole(answer, "trial") is not { } number)
            {
                problems.Add(new SpecProblem(path, results[i]?.ToJsonString(), "an object with trial, lease, and values with effective, or error"));
                continue;
            }

            var trial = (await store.ReadTrialsAsync(new FoldKey(plan.SessionId, 0), new TrialRange(number, 1), cancellationToken)).FirstOrDefault();
            if (trial is null || !seen.Add(number))
            {
                problems.Add(new SpecProblem($"{path}.trial", $"{number}", trial is null ? "a trial that was asked for" : "each trial once"));
                continue;
            }

            var request = new TrialRequest(plan.SessionId, number, SearchCache.PointOf(trial), plan.Spec.Environment, plan.Spec.Sampler.Seed);
            var plain = answer.DeepClone().AsObject();
            plain.Remove(LeaseMember);
            var outcome = ExternalAnswerReader.Read(JsonSerializer.SerializeToUtf8Bytes(plain, HttpTellJson.Default.JsonObject), request);
            if (outcome is ExternalOutcome.Failed { ErrorType: ExternalErrors.NoAnswer } wrong)
            {
                problems.Add(new SpecProblem(path, null, wrong.Message));
                continue;
            }

            read.Add(new LeasedResult(lease, TrialRunner.ResultOf(new ResultKey(plan.SessionId, 0, number, plan.SearchedWindow, 0), outcome)));
        }

        return (read.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>Stores told results.</summary>
    /// <param name="plan">The plan, of ask and tell.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The trials that were told under the lease that holds them, and whether every trial that is decided has its result.</returns>
    public async Task<(ImmutableArray<int> Told, bool IsBatchDone)> TellAsync(
        SessionPlan plan, ImmutableArray<LeasedResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var told = await leases.TellAsync(results, cancellationToken);
        var counts = await store.CountResultsAsync(plan.SessionId, cancellationToken);
        var decided = (await store.ReadFoldsAsync(plan.SessionId, cancellationToken)).Sum(fold => fold.Trials);
        return (told, counts.Total >= decided);
    }

    private static string? Text(JsonObject answer, string name) =>
        answer[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Whole(JsonObject answer, string name) =>
        answer[name] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 0 ? number : null;
}
