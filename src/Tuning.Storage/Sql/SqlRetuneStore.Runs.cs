using System.Collections.Immutable;
using Dapper;
using Tuning.Retuning.Champions;
using Tuning.Retuning.Promotions;
using Tuning.Retuning.Triggers;
using Tuning.Sessions.Schema;

namespace Tuning.Storage.Sql;

/// <content>Runs and their approvals.</content>
public sealed partial class SqlRetuneStore
{
    /// <inheritdoc/>
    public Task<ImmutableArray<RetuneRun>> ClaimRunsAsync(
        string schedule, DateTimeOffset? claimedUntil, IReadOnlyList<RetuneRun> runs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return sessions.WriteAsync(
            async transaction =>
            {
                var taken = ImmutableArray.CreateBuilder<RetuneRun>();
                foreach (var run in runs)
                {
                    if (await sessions.ExecuteAsync(transaction, "InsertRun", RunRow.From(run), cancellationToken) > 0)
                    {
                        taken.Add(run);
                    }
                }

                if (claimedUntil is { } until)
                {
                    await sessions.ExecuteAsync(
                        transaction, "AdvanceSchedule", new { Name = schedule, ClaimedUntil = until }, cancellationToken);
                }

                return taken.ToImmutable();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RetuneRun?> FindRunAsync(string runId, CancellationToken cancellationToken) =>
        (await FindAsync<RunRow>("FindRun", new { RunId = runId }, cancellationToken))?.ToRun();

    /// <inheritdoc/>
    public Task<ImmutableArray<RetuneRun>> ListOpenRunsAsync(CancellationToken cancellationToken) =>
        sessions.ListAsync<RunRow, RetuneRun>("ListOpenRuns", new { }, row => row.ToRun(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<RetuneRun>> ListRunsAsync(string schedule, int limit, CancellationToken cancellationToken) =>
        sessions.ListAsync<RunRow, RetuneRun>(
            "ListRuns", new { Schedule = schedule, Limit = limit }, row => row.ToRun(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<RetuneRun>> ListStartedRunsAsync(string schedule, int limit, CancellationToken cancellationToken) =>
        sessions.ListAsync<RunRow, RetuneRun>(
            "ListStartedRuns", new { Schedule = schedule, Limit = limit }, row => row.ToRun(), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<RetuneRun>> ListTunedRunsAsync(ChampionKey key, int limit, CancellationToken cancellationToken) =>
        sessions.ListAsync<RunRow, RetuneRun>(
            "ListTunedRuns", new { key.Strategy, key.Market, Limit = limit }, row => row.ToRun(), cancellationToken);

    /// <inheritdoc/>
    public async Task<RetuneRun?> FindLastRunAsync(string schedule, TriggerKind trigger, CancellationToken cancellationToken) =>
        (await FindAsync<RunRow>("FindLastRun", new { Schedule = schedule, Trigger = Words.Of(trigger) }, cancellationToken))?.ToRun();

    /// <inheritdoc/>
    public Task ReplaceRunAsync(string runId, string reason, CancellationToken cancellationToken) => sessions.WriteAsync(
        transaction => sessions.ExecuteAsync(
            transaction, "ReplaceRun", new { RunId = runId, Reason = reason, ChangedAt = time.GetUtcNow() }, cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TakeRunAsync(string runId, string orchestration, CancellationToken cancellationToken) => sessions.WriteAsync(
        async transaction => await sessions.ExecuteAsync(
            transaction,
            "TakeRun",
            new { RunId = runId, Orchestration = orchestration, ChangedAt = time.GetUtcNow() },
            cancellationToken) > 0,
        cancellationToken);

    /// <inheritdoc/>
    public Task<RetuneRun> SetRunAsync(RetuneRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return sessions.WriteAsync(
            async transaction =>
            {
                await sessions.ExecuteAsync(
                    transaction, "SetRun", RunRow.From(run with { ChangedAt = time.GetUtcNow() }), cancellationToken);
                return (await ScalarAsync<RunRow>(transaction, "FindRun", new { run.RunId }, cancellationToken)).ToRun();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string> AssignSessionAsync(string runId, string sessionId, int trials, CancellationToken cancellationToken) => sessions.WriteAsync(
        async transaction =>
        {
            await sessions.ExecuteAsync(
                transaction, "AssignSession", new { RunId = runId, SessionId = sessionId, Trials = trials }, cancellationToken);
            return (await ScalarAsync<RunRow>(transaction, "FindRun", new { RunId = runId }, cancellationToken)).SessionId!;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<double> AlphaSpentAsync(RetuneRun run, DateTimeOffset since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var place = new { run.Key.Strategy, run.Key.Market, Since = since, run.RunId };
        return sessions.ReadAsync(
            connection => connection.QuerySingleAsync<double>(sessions.Command("AlphaSpent", place, null, cancellationToken)),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Approval> AskApprovalAsync(Approval approval, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return sessions.WriteAsync(
            async transaction =>
            {
                await sessions.ExecuteAsync(transaction, "InsertApproval", approval, cancellationToken);
                return (await ScalarAsync<ApprovalRow>(transaction, "FindApproval", new { approval.RunId }, cancellationToken)).ToApproval();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Approval?> FindApprovalAsync(string runId, CancellationToken cancellationToken) =>
        (await FindAsync<ApprovalRow>("FindApproval", new { RunId = runId }, cancellationToken))?.ToApproval();

    /// <inheritdoc/>
    public Task<Approval> DecideApprovalAsync(Approval answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return sessions.WriteAsync(
            async transaction =>
            {
                await sessions.ExecuteAsync(
                    transaction,
                    "DecideApproval",
                    new { answer.RunId, Approved = answer.IsApproved, answer.DecidedAt, answer.KeyName, answer.Comment },
                    cancellationToken);
                return (await FindAsync<ApprovalRow>(transaction, "FindApproval", new { answer.RunId }, cancellationToken))?.ToApproval()
                    ?? throw new InvalidOperationException($"Nobody was asked to approve {answer.RunId}.");
            },
            cancellationToken);
    }
}
