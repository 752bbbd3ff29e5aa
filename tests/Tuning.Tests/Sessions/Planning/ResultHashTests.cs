using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace Tuning.Tests.Sessions.Planning;

public sealed class ResultHashTests
{
    private static readonly StoredResult s_first = Result(0, 1.5);
    private static readonly StoredResult s_second = Result(1, 0.1);

    [Fact]
    public void Finish_SameResults_GivesTheCommittedHash() =>
        Hash(s_first, s_second).ShouldBe("6fa87334ea3d1ca8ab35ce611f0152536850f7decdb63d3da897e7edaac93321");

    [Fact]
    public void Finish_AnythingThatCounts_ChangesTheHash()
    {
        var changed = new[]
        {
            Hash(s_first, Result(1, 0.1 + 1e-18)),
            Hash(s_first, Result(1, 0.10000000000000002)),
            Hash(s_first, s_second with { State = TrialState.Failed }),
            Hash(s_first, s_second with { Key = s_second.Key with { Trial = 2 } }),
            Hash(s_first, s_second with { Key = s_second.Key with { Window = "train" } }),
            Hash(s_first, s_second with { Key = s_second.Key with { Rung = 1 } }),
            Hash(s_first),
        };

        changed[0].ShouldBe(Hash(s_first, s_second));
        changed[1..].ShouldAllBe(hash => hash != changed[0]);
        changed.Distinct(StringComparer.Ordinal).Count().ShouldBe(changed.Length);
    }

    [Fact]
    public void Finish_WhatDoesNotCount_LeavesTheHash() =>
        Hash(
            s_first with { ErrorMessage = "m", TraceHash = "t" },
            s_second with { Key = s_second.Key with { SessionId = "other" } }).ShouldBe(Hash(s_first, s_second));

    [Fact]
    public void Finish_OtherChoiceOrVerdict_ChangesTheHash()
    {
        using var chosen = new ResultHash();
        chosen.AddChoice(0, new RankedTrial(0, "p", new Score(1, 0, 0)));
        using var none = new ResultHash();
        none.AddChoice(0, null);
        using var verdict = new ResultHash();
        verdict.AddChoice(0, null);

        var hashes = new[] { chosen.Finish("inSample"), none.Finish("inSample"), verdict.Finish("noWinner") };

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public void Add_OutOfOrderOrTwice_Throws()
    {
        using var hash = new ResultHash();
        hash.Add(s_second, "{}");

        Should.Throw<InvalidOperationException>(() => hash.Add(s_first, "{}"));
        Should.Throw<InvalidOperationException>(() => hash.Add(s_second, "{}"));
    }

    private static string Hash(params StoredResult[] results)
    {
        using var hash = new ResultHash();
        foreach (var result in results)
        {
            hash.Add(result, "{\"x\":1}");
        }

        return hash.Finish("inSample");
    }

    private static StoredResult Result(int trial, double value) =>
        new(new ResultKey("s", 0, trial, "all", 0), TrialState.Completed, MetricSet.From([new("netPnl", value), new("winRate", 0.5)]));
}
