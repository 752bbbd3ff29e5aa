namespace Tuning.Cli.Tests.Guides;

public sealed class RetuningGuideTests
{
    private const string Guide = "docs/guides/retuning.md";

    [Fact]
    public async Task Guide_EveryCommand_PrintsWhatTheGuideShows()
    {
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        using var shell = new RecordedShell { Time = time };
        var written = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Guide));

        var told = await new GuideRun(shell, time).FollowAsync(written);

        CommittedFile.Read(Guide, told).ShouldBe(told, "TUNE_UPDATE_DOCS=1 writes what the commands print");
        told.ShouldContain("awaitingApproval");
        told.ShouldContain("promoted");
    }
}
