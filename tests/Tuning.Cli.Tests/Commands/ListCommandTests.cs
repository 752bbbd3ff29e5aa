using Tuning.Sessions.Stores;
using Tuning.Storage.Sql;

namespace Tuning.Cli.Tests.Commands;

public sealed class ListCommandTests : IDisposable
{
    private readonly RecordedShell _shell = new();

    public void Dispose() => _shell.Dispose();

    private async Task StoreAsync(params string[] ids)
    {
        var home = Directory.CreateDirectory(Path.Combine(_shell.Folder.FullName, ".tune"));
        using var store = SqlSessionStore.OfSqlite(Path.Combine(home.FullName, "tuning.db"), TimeProvider.System);
        for (var i = 0; i < ids.Length; i++)
        {
            var session = new StoredSession(ids[i], "sweep", DateTimeOffset.UnixEpoch.AddDays(i), new string('a', 64), "{}", 10);
            await store.AddSessionAsync(session, [], CancellationToken.None);
        }
    }

    [Fact]
    public async Task List_FreshHome_IsEmptyAndMakesNothing()
    {
        var (code, document) = await _shell.RunJsonAsync("list");
        code.ShouldBe(0);
        document.GetRawText().ShouldBe("""{"sessions":[]}""");
        _shell.Folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task List_SeveralSessions_AreNewestFirst()
    {
        await StoreAsync("one", "two", "three");
        var (_, document) = await _shell.RunJsonAsync("list");
        document.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("session").GetString())
            .ShouldBe(["three", "two", "one"]);
        document.GetProperty("sessions")[0].GetProperty("state").GetString().ShouldBe("Planned");
        (await _shell.RunAsync("list")).ShouldBe(0);
        _shell.Out.ShouldContain("three");
    }

    [Fact]
    public async Task List_Limit_CutsTheOldest()
    {
        await StoreAsync("one", "two", "three");
        var (_, document) = await _shell.RunJsonAsync("list", "--limit", "1");
        document.GetProperty("sessions").EnumerateArray().Single().GetProperty("session").GetString().ShouldBe("three");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("many")]
    public async Task List_LimitThatIsNone_IsRefused(string limit)
    {
        var (code, document) = await _shell.RunJsonAsync("list", $"--limit={limit}");
        code.ShouldBe(2);
        document.GetProperty("problems")[0].GetProperty("path").GetString().ShouldBe("--limit");
    }
}
