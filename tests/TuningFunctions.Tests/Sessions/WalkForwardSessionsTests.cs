using Tuning.Sessions.Planning;
using TuningFunctions.Sessions;

namespace TuningFunctions.Tests.Sessions;

public sealed class WalkForwardSessionsTests
{
    [Fact]
    public async Task EntryOf_APlan_IsWhatItLooksAtOutOfSample()
    {
        using var bench = new Bench();
        var outcome = await bench.TryPlanAsync("validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}");
        var plan = outcome.Plan!;

        var entry = WalkForwardSessions.EntryOf(plan, bench.Windows, touchesHoldout: true);

        entry.Tests.ShouldBe(plan.Windows!.Folds.Select(fold => fold.Test));
        entry.Holdout.ShouldBe(plan.Windows.Holdout);
        entry.Markets.ShouldBe([plan.Datasets[0].Market, $"sha256:{plan.Datasets[0].Sha256}"]);
        (entry.SessionId, entry.PlanHash, entry.Strategy).ShouldBe((plan.SessionId, PlanHash.Of(plan), "arbitrage"));
        WalkForwardSessions.EntryOf(plan, bench.Windows, touchesHoldout: false).Holdout.ShouldBeNull("a plan without a choice looks at no holdout");
    }
}
