using Tuning.Retuning.Champions;
using Tuning.Spaces;

namespace Tuning.Tests.Retuning;

public sealed class ChampionStatesTests
{
    private static readonly ChampionKey s_key = new("arbitrage", "btc");

    [Fact]
    public void Of_AuditOfARollback_TellsWhereEachVersionStands()
    {
        AuditEntry[] audit =
        [
            Entry(AuditKind.Challenged, 1), Entry(AuditKind.Promoted, 1), Entry(AuditKind.Challenged, 2), Entry(AuditKind.Approved, 2),
            Entry(AuditKind.Shadowed, 2), Entry(AuditKind.Promoted, 2, 1), Entry(AuditKind.Challenged, 3), Entry(AuditKind.Expired, 3),
            Entry(AuditKind.RolledBack, 1, 2), Entry(AuditKind.Challenged, 4),
        ];

        ChampionStates.Of(audit).OrderBy(pair => pair.Key).Select(pair => pair.Value).ShouldBe(
            [ChampionState.Champion, ChampionState.RolledBack, ChampionState.Retired, ChampionState.Challenger]);
        ChampionStates.Of(audit[..5])[2].ShouldBe(ChampionState.Shadow);
        ChampionStates.Of(audit[..4])[2].ShouldBe(ChampionState.Approved);
        ChampionStates.Before(audit, 2).ShouldBe(1);
        ChampionStates.Before(audit, 1).ShouldBeNull("the first champion replaced none");
        AuditEntry[] chain = [Entry(AuditKind.Promoted, 1), Entry(AuditKind.Promoted, 2, 1), Entry(AuditKind.Promoted, 3, 2), Entry(AuditKind.RolledBack, 2, 3)];
        ChampionStates.Before(chain, 3).ShouldBe(2);
        ChampionStates.Before(chain, 2).ShouldBe(1, "taken back twice, the first is the champion again");
    }

    [Fact]
    public void Export_EveryFormat_NamesTheVersionAndQuotesTexts()
    {
        var title = ChampionExport.TitleOf(s_key, 3, "s-1");
        var parameters = new ParameterSet(
        [
            KeyValuePair.Create<string, ParameterValue>("entryBps", 20.5),
            KeyValuePair.Create<string, ParameterValue>("zoneProfile", "it's $HOME"),
        ]);

        ChampionExport.Env(title, parameters)
            .ShouldBe("# arbitrage/btc, version 3, of session s-1\nTUNE_ENTRY_BPS=20.5\nTUNE_ZONE_PROFILE='it'\\''s $HOME'\n");
        ChampionExport.Yaml(title, parameters).ShouldContain("entryBps: 20.5\n");
        ChampionExport.Json(parameters).ShouldStartWith("{\"entryBps\":20.5");
    }

    private static AuditEntry Entry(AuditKind kind, int version, int? previous = null) =>
        new(s_key, "id", kind, version, "why", "test", DateTimeOffset.UnixEpoch) { PreviousVersion = previous };
}
