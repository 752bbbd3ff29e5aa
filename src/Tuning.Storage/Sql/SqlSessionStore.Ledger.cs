using System.Data.Common;
using Dapper;
using Tuning.Sessions.Stores;
using Tuning.Validation.Splits;

namespace Tuning.Storage.Sql;

/// <content>What was looked at out of sample.</content>
public sealed partial class SqlSessionStore
{
    private const string TestLook = "test";
    private const string HoldoutLook = "holdout";

    /// <inheritdoc/>
    public Task<LedgerAnswer> EnterAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return WriteAsync(
            async transaction =>
            {
                // Two plans that would look at the same rows come here one after the other.
                await transaction.Connection!.ExecuteScalarAsync<int>(
                    Command("LockLedger", new { entry.Strategy }, transaction, cancellationToken));
                var known = await transaction.Connection!.QuerySingleOrDefaultAsync<ValidationRow>(
                    Command("FindValidation", new { entry.SessionId }, transaction, cancellationToken));
                return known?.ToAnswer() ?? await EnterNewAsync(transaction, entry, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> FindTakenByAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return ReadAsync(connection => TakenByAsync(connection, null, entry, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long?> FreshFromAsync(string strategy, string market, CancellationToken cancellationToken)
    {
        var rows = await ListAsync<HoldoutRow, HoldoutTouch>(
            "FindHoldouts",
            new { Strategy = strategy, Market = market, AfterNs = long.MinValue },
            row => row.ToTouch(strategy),
            cancellationToken);
        return new HoldoutLineage(rows).FreshFromNs(strategy, market);
    }

    private async Task<LedgerAnswer> EnterNewAsync(DbTransaction transaction, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var takenBy = await TakenByAsync(transaction.Connection!, transaction, entry, cancellationToken);
        foreach (var market in entry.Markets)
        {
            foreach (var test in entry.Tests)
            {
                await AddLookAsync(transaction, entry.SessionId, market, TestLook, test, cancellationToken);
            }

            if (entry.Holdout is { } own && takenBy is null)
            {
                await AddLookAsync(transaction, entry.SessionId, market, HoldoutLook, own, cancellationToken);
            }
        }

        var others = await transaction.Connection!.ExecuteScalarAsync<long>(
            Command("CountOverlapping", new { entry.SessionId, entry.Strategy, entry.PlanHash }, transaction, cancellationToken));
        var answer = new LedgerAnswer(1 + (int)others, takenBy);
        await ExecuteAsync(
            transaction,
            "InsertValidation",
            new { entry.SessionId, entry.PlanHash, entry.Strategy, answer.OverlappingSessions, answer.HoldoutTakenBy },
            cancellationToken);
        return answer;
    }

    private async Task<string?> TakenByAsync(
        DbConnection connection, DbTransaction? transaction, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Holdout is not { } holdout)
        {
            return null;
        }

        foreach (var market in entry.Markets)
        {
            var rows = (await connection.QueryAsync<HoldoutRow>(Command(
                "FindHoldouts",
                new { entry.Strategy, Market = market, AfterNs = holdout.Start },
                transaction,
                cancellationToken))).ToArray();
            var lineage = new HoldoutLineage([.. rows.Select(row => row.ToTouch(entry.Strategy))]);
            var planned = new HoldoutTouch(entry.Strategy, market, holdout.Start, holdout.End, entry.PlanHash);
            if (lineage.Conflicts(planned) is [var conflict, ..])
            {
                return Array.Find(rows, row => row.ToTouch(entry.Strategy) == conflict)!.SessionId;
            }
        }

        return null;
    }

    private Task<int> AddLookAsync(
        DbTransaction transaction, string sessionId, string market, string kind, Window window, CancellationToken cancellationToken) =>
        ExecuteAsync(
            transaction,
            "InsertLook",
            new { SessionId = sessionId, Market = market, Kind = kind, StartNs = window.Start, EndNs = window.End },
            cancellationToken);
}
