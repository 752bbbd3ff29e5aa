using Tuning.Cli.Progress;

namespace Tuning.Cli.Tests.Progress;

public sealed class ProgressViewTests
{
    private static async Task<int> Work(IProgress<WorkDone> progress)
    {
        for (var done = 0; done <= 40; done++)
        {
            progress.Report(new WorkDone(done, 40));
        }

        return await Task.FromResult(7);
    }

    [Fact]
    public async Task ShowAsync_NoTerminal_WritesTenPlainLinesToStandardError()
    {
        using var shell = new RecordedShell();
        (await ProgressView.ShowAsync(shell.AsShell(), quiet: false, "sweep", "trials", Work)).ShouldBe(7);
        shell.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(10);
        shell.Error.ShouldStartWith("sweep: 4 of 40 trials\n");
        shell.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task ShowAsync_Quiet_WritesNothing()
    {
        using var shell = new RecordedShell { IsTerminal = true };
        (await ProgressView.ShowAsync(shell.AsShell(), quiet: true, "sweep", "trials", Work)).ShouldBe(7);
        shell.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task ShowAsync_Terminal_DrawsOnStandardErrorOnly()
    {
        using var shell = new RecordedShell { IsTerminal = true };
        (await ProgressView.ShowAsync(shell.AsShell(), quiet: false, "sweep", "trials", Work)).ShouldBe(7);
        shell.Error.ShouldContain('\e');
        shell.Out.ShouldBeEmpty();
    }
}
