using Tuning.Sessions;
using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Storage.Tests;

/// <content>What the people who run sessions ask of a store.</content>
public abstract partial class SessionStoreContract
{
    private SqlSessionStore Control => Store;

    [Fact]
    public async Task ListSessions_Pages_ShowEachSessionOnce()
    {
        for (var i = 0; i < 7; i++)
        {
            // Three of them in the same instant: the id decides.
            await AddAsync($"s{i}", "sweep", i / 3);
        }

        var seen = new List<string>();
        for (string? after = null; ; after = seen[^1])
        {
            var page = await Control.ListSessionsAsync(new SessionFilter(3) { After = after }, default);
            seen.AddRange(page.Select(session => session.SessionId));
            if (page.Length < 3)
            {
                break;
            }
        }

        seen.ShouldBe(["s6", "s5", "s4", "s3", "s2", "s1", "s0"]);
        (await Control.ListSessionsAsync(new SessionFilter(3) { After = "none" }, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListSessions_Filter_TakesStateAndBeginningOfTheName()
    {
        await AddAsync("a", "sweep-1", 0);
        await AddAsync("b", "sweep-2", 1);
        await AddAsync("c", "other", 2);
        await Store.SetStateAsync("b", SessionState.Running, default);

        (await ListAsync(new SessionFilter(9) { NamePrefix = "sweep" })).ShouldBe("b,a");
        (await ListAsync(new SessionFilter(9) { NamePrefix = "sweep", State = SessionState.Planned })).ShouldBe("a");
        (await ListAsync(new SessionFilter(9) { State = SessionState.Running })).ShouldBe("b");
        (await ListAsync(new SessionFilter(9) { NamePrefix = "Sweep" })).ShouldBe("");
    }

    [Theory]
    [InlineData("'; DROP TABLE tuning_sessions; --")]
    [InlineData("%")]
    [InlineData("s_eep")]
    [InlineData("\" OR 1=1 --")]
    public async Task ListSessions_SqlInAFilter_IsText(string text)
    {
        await AddAsync("a", "sweep", 0);

        (await ListAsync(new SessionFilter(9) { NamePrefix = text })).ShouldBe("");
        (await ListAsync(new SessionFilter(9) { After = text })).ShouldBe("");
        (await Store.FindSessionAsync(text, default)).ShouldBeNull();
        (await ListAsync(new SessionFilter(9))).ShouldBe("a");
    }

    [Fact]
    public async Task RequestPause_OnAndOff_ConcernsOneSession()
    {
        await AddAsync("a", "sweep", 0);
        await AddAsync("b", "sweep", 0);

        await Control.RequestPauseAsync("a", true, default);
        await Control.RequestPauseAsync("a", true, default);

        (await Control.IsPauseRequestedAsync("a", default)).ShouldBeTrue();
        (await Control.IsPauseRequestedAsync("b", default)).ShouldBeFalse();
        await Control.RequestPauseAsync("a", false, default);
        (await Control.IsPauseRequestedAsync("a", default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Claim_ManyAtOnce_HaveOneWinner()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            Control.ClaimAsync(new SessionClaim("key", "hash", $"session-{i}"), default))));

        claims.Distinct().ShouldHaveSingleItem().SessionId.ShouldStartWith("session-");
        (await Control.ClaimAsync(new SessionClaim("key", "other", "late"), default)).ShouldBe(claims[0]);
        (await Control.ClaimAsync(new SessionClaim("key2", "other", "late"), default)).SessionId.ShouldBe("late");
    }

    private async Task<string> ListAsync(SessionFilter filter) =>
        string.Join(',', (await Control.ListSessionsAsync(filter, default)).Select(session => session.SessionId));

    private Task<StoredSession> AddAsync(string id, string name, int minute) =>
        Store.AddSessionAsync(new StoredSession(id, name, s_start.AddMinutes(minute), "hash", "{}", 4), s_datasets, default);
}
