using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.External;

namespace TuningFunctions.Tests.External;

public sealed class CommandSessionTests
{
    private const string Pool = "{kind: command, command: ['PYTHON', bot.py], workers: 2}";
    private const string Objective = "objective: {metric: profit}";
    private const string InSample = "validation: {kind: none}";

    [PythonTheory]
    [InlineData("pool")]
    [InlineData("process")]
    public async Task Run_EitherMode_EvaluatesEveryTrialOfTheSameSearch(string mode)
    {
        using var home = new BotHome(Bots.Honest);

        var summary = await home.RunAsync(BotHome.Session(
            $"{{kind: command, command: ['PYTHON', bot.py], mode: {mode}, workers: 2}}", "budget: {trials: 24}", "sampler: {kind: sobol}", Objective, InSample));

        (summary.State, summary.Trials.Completed).ShouldBe((SessionState.Completed, 24));
        summary.Best!.Metrics.ShouldHaveSingleItem().Key.ShouldBe("profit");
        summary.Notes.ShouldContain("in sample, not validated", StringComparer.Ordinal);
        summary.Best.Metrics["profit"].ShouldBeGreaterThan(.9);
    }

    [PythonFact]
    public async Task Plan_BotThatIgnoresAParameter_IsRefusedByName()
    {
        using var home = new BotHome(Bots.Deaf);

        var outcome = await home.PlanAsync(BotHome.Session(Pool, Objective, InSample));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Path, problem.Value).ShouldBe(("space.y", "inert"));
        (await home.Store.ListSessionsAsync(9, default)).ShouldBeEmpty();
    }

    [PythonTheory]
    [InlineData(Bots.Moody, "the same answer to the same parameters")]
    [InlineData(Bots.Liar, "effective.y: 0.5; ")]
    [InlineData(Bots.Broken, "SyntaxError")]
    public async Task Plan_BotThatDoesNotAnswerAsItHasTo_IsRefusedWithTheReason(string bot, string reason)
    {
        using var home = new BotHome(bot);

        var outcome = await home.PlanAsync(BotHome.Session(Pool, Objective, InSample));

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("strategy");
        problem.Allowed.ShouldContain(reason);
    }

    [PythonFact]
    public async Task Run_FaultsOfEveryKind_CostTheirTrialsAndNothingElse()
    {
        // Every other trial has a fault: 40 of them, and 200 in the long run. One in twenty of those hangs and runs out of time.
        var trials = LongRun.Count(usual: 80, big: 400);
        var (faults, late) = (trials / 2, trials / 40);
        using var home = new BotHome(Bots.Faulty);

        var summary = await home.RunAsync(BotHome.Session(
            "{kind: command, command: ['PYTHON', -I, -S, bot.py], workers: 8, timeout: PT8S}",
            $"budget: {{trials: {trials}, maxFailedShare: 1, maxParallel: 4}}",
            "sampler: {kind: random, batch: 400}",
            Objective,
            InSample));

        summary.State.ShouldBe(SessionState.Completed);
        (summary.Trials.Planned, summary.Trials.Completed, summary.Trials.Failed, summary.Trials.TimedOut).ShouldBe((trials, trials - faults, faults - late, late));
        var results = await home.Store.ReadResultsAsync(new FoldKey(summary.Session, 0), TrialRange.All, default);
        results.Where(result => result.Key.Trial % 2 == 0).ShouldAllBe(result => result.State == TrialState.Completed);
        results.Single(result => result.Key.Trial == 5).ErrorMessage!.ShouldContain("exit code 1; standard error: out of luck");
        results.Single(result => result.Key.Trial == 9).ErrorMessage!.ShouldStartWith("flooded; standard error: [");
        results.Single(result => result.Key.Trial == 9).ErrorMessage!.Length.ShouldBeLessThan(2001);
        results.Single(result => result.Key.Trial == 15).ErrorType.ShouldBe("EffectiveMismatch");
        results.Single(result => result.Key.Trial == 17).ErrorMessage!.ShouldStartWith("more than one line");
        var folder = home.Folder;
        home.Dispose();
        ProcessesWith("bot.py", folder).ShouldBeEmpty();
    }

    [PythonFact]
    public async Task Run_BotThatChangedSinceItWasPlanned_FailsWithTheReason()
    {
        using var home = new BotHome(Bots.Honest);
        var planned = await home.PlanAsync(BotHome.Session(Pool, Objective, InSample));
        File.AppendAllText(Path.Combine(home.Folder, "bot.py"), "# another\n");
        var again = await home.PlanAsync(BotHome.Session(Pool, Objective, InSample));

        string.Equals(again.PlanHash, planned.PlanHash, StringComparison.Ordinal).ShouldBeFalse();
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => home.LoopAsync(planned.Plan!.SessionId));
        failure.Message.ShouldContain("not what it was when the session was planned");
    }

    [PythonFact]
    public async Task Plan_OverHttp_TakesOnlyEntriesOfTheHost()
    {
        using var closed = new BotHome(Bots.Honest);
        using var open = new BotHome(Bots.Honest, ExternalHost.Read(name => name is ExternalHost.CommandsSetting
            ? $$"""{"mine":["{{BotHome.Python}}","{{closed.Folder}}/bot.py"]}"""
            : null));
        const string Entry = "{kind: command, command: mine}";

        var refused = await closed.PlanAsync(BotHome.Session(Pool, Objective, InSample), overHttp: true);
        var unknown = await closed.PlanAsync(BotHome.Session(Entry, Objective, InSample), overHttp: true);
        var accepted = await open.PlanAsync(BotHome.Session(Entry, Objective, InSample), overHttp: true);

        refused.Problems.ShouldHaveSingleItem().Path.ShouldBe("strategy.command");
        unknown.Problems.ShouldHaveSingleItem().Allowed.ShouldContain("TUNE_COMMANDS, which is empty here");
        accepted.Problems.ShouldBeEmpty();
        (await closed.Store.ListSessionsAsync(9, default)).ShouldBeEmpty();
    }

    [PythonFact]
    public async Task Plan_WhereNoProgramCanBeStarted_SaysSo()
    {
        using var home = new BotHome(Bots.Honest, new ExternalHost { CanStartProcesses = false });

        var outcome = await home.PlanAsync(BotHome.Session(Pool, Objective, InSample));

        outcome.Problems.ShouldHaveSingleItem().Allowed.ShouldStartWith("http or asktell: this host starts no programs");
    }

    private static IEnumerable<string> ProcessesWith(string word, string folder) => Directory.EnumerateDirectories("/proc")
        .Where(process => Path.GetFileName(process).All(char.IsAsciiDigit))
        .Where(process =>
        {
            try
            {
                return File.ReadAllText(Path.Combine(process, "cmdline")).Contains(word, StringComparison.Ordinal)
                    && new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget?.StartsWith(folder, StringComparison.Ordinal) is true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        });
}
