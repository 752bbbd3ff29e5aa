using System.Collections.Immutable;
using Tuning.External;
using Tuning.Sampling;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Reading;
using Tuning.Spaces;

namespace Tuning.Tests.Sessions.Reading;

public sealed class ExternalSpecTests
{
    private const string Command = """
        schemaVersion: 1
        name: bot
        strategy: {kind: command, command: [python3, bot.py], mode: process, workers: 3, timeout: PT1M}
        space:
          x: {type: float, low: 0, high: 1}
          mode: {type: categorical, values: [slow, fast], ordered: true}
        fixed: {size: 3}
        environment: {feeBps: 5, note: any}
        objective: {metric: profit, constraints: [{metric: trades, min: 10}]}
        validation: {kind: none}
        """;

    private static readonly BuildCapabilities s_capabilities = new(
    [
        new ToyStrategy(),
        new ExternalStrategy(ExternalStrategy.Command, new ToyStrategy().Generator),
        new ExternalStrategy(ExternalStrategy.Http, new ToyStrategy().Generator),
        new ExternalStrategy(ExternalStrategy.AskTell, []),
    ])
    {
        Samplers = SamplerCatalogue.Kinds,
        Validations = [ValidationKind.None, ValidationKind.WalkForward],
        Prunings = [PruningKind.None, PruningKind.Asha],
        HasConditions = true,
    };

    [Fact]
    public void Read_Command_TakesNamesOfItsOwn()
    {
        var spec = Read(Command).Spec!;

        var command = spec.External.ShouldBeOfType<ExternalSpec.Command>();
        command.Words.ShouldBe(["python3", "bot.py"]);
        (command.Mode, command.Workers, command.Timeout).ShouldBe((CommandMode.Process, 3, TimeSpan.FromMinutes(1)));
        spec.Strategy.ShouldBe("command");
        spec.Parameters.Select(parameter => parameter.Name).ShouldBe(["x", "mode"]);
        spec.Environment.Canonical.ShouldBe("""{"feeBps":5,"note":"any"}""");
        spec.Fixed.Canonical.ShouldBe("""{"size":3}""");
        spec.Objective.Constraints.ShouldHaveSingleItem().Metric.ShouldBe("trades");
    }

    [Theory]
    [InlineData("strategy={\"kind\":\"http\",\"url\":\"https://bots.example/trial\"}")]
    [InlineData("strategy={\"kind\":\"asktell\"}")]
    [InlineData("strategy={\"kind\":\"command\",\"command\":\"mine\"}")]
    [InlineData("strategy={\"kind\":\"command\",\"command\":[\"python3\",\"bot.py\"],\"workers\":3}")]
    public void Write_AnyKind_ReadsBackTheSame(string set)
    {
        var text = SpecJson.Write(Read(Command, set).Spec!);

        var again = new SpecReader(s_capabilities).Read(new SpecSource(text, DocumentLanguage.Json));

        again.Problems.ShouldBeEmpty();
        SpecJson.Write(again.Spec!).ShouldBe(text);
        ((Parameter.Categorical)again.Spec!.Parameters[1]).Ordered.ShouldBeTrue();
    }

    [Fact]
    public void Read_AskTellAsAWord_IsTheKind() =>
        Read(Command, "strategy=asktell").Spec!.External.ShouldBeOfType<ExternalSpec.AskTell>();

    [Fact]
    public void Read_EverythingWrong_NamesEveryPlace()
    {
        var problems = Problems(
            Command,
            "strategy={\"kind\":\"command\",\"url\":\"http://x\",\"mode\":\"pol\",\"workers\":-1,\"timeout\":\"soon\"}",
            "space.x={\"type\":\"float\",\"low\":2,\"high\":\"a\"}",
            "space.mode.vlaues=[1]",
            "fixed.mode=fast",
            "pruning.kind=asha",
            "validation.kind=walkForward",
            "budget.trials=0");

        problems.Select(problem => problem.Path).Order(StringComparer.Ordinal).ShouldBe(
        [
            "budget.trials", "fixed.mode", "pruning.kind", "space.mode.vlaues", "space.x.high", "strategy.command", "strategy.mode",
            "strategy.timeout", "strategy.url", "strategy.workers", "validation.kind",
        ]);
    }

    [Theory]
    [InlineData("validation={}", "validation.kind", "none, since there are no data sets to lay windows over")]
    [InlineData("strategy=command", "strategy", "a group that says how it is reached: {kind: command, command: [...]} or {kind: http, url: ...}")]
    [InlineData("strategy={\"kind\":\"http\",\"url\":\"http://\"}", "strategy.url", "an address that begins with http:// or https://, without a user in it")]
    [InlineData("strategy={\"kind\":\"http\",\"url\":\"http://[x\"}", "strategy.url", "an address that begins with http:// or https://")]
    [InlineData("strategy={\"kind\":\"asktell\",\"workers\":2}", "strategy.workers", "nothing here: kind asktell takes no other member")]
    [InlineData("space.x.low=2", "space.x.high", null)]
    public void Read_OneThingWrong_SaysWhatIsAllowed(string set, string path, string? allowed)
    {
        var problem = Problems(Command, set).ShouldHaveSingleItem();

        problem.Path.ShouldBe(path);
        problem.Allowed.ShouldBe(allowed ?? problem.Allowed);
    }

    [Fact]
    public void Read_AskTellWithData_IsRefused() => Problems(Command, "strategy=asktell", "datasets=[\"a.csv\"]")
        .ShouldHaveSingleItem().Allowed.ShouldStartWith("nothing for asktell");

    [Fact]
    public void Read_CommandWithData_MayWalkForwardAndPrune() =>
        Read(Command, "datasets=[\"a.csv\"]", "validation.kind=walkForward", "pruning.kind=asha").Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("strategy.workers=9", true)]
    [InlineData("strategy.mode=pool", true)]
    [InlineData("strategy.timeout=PT9S", true)]
    [InlineData("strategy.command=[\"python3\",\"other.py\"]", false)]
    public void PlanHash_Command_CoversWhatCanChangeAResult(string set, bool isSame) =>
        string.Equals(HashOf(Read(Command, set).Spec!), HashOf(Read(Command).Spec!), StringComparison.Ordinal).ShouldBe(isSame);

    private static string HashOf(SessionSpec spec) => PlanHash.Of(new SessionPlan("id", spec, [], "external-1")
    {
        PlannedTrials = 1,
        ForbiddenPoints = 0,
        CreatedAt = DateTimeOffset.UnixEpoch,
    });

    private static ImmutableArray<SpecProblem> Problems(string text, params string[] sets)
    {
        var reading = Read(text, sets);
        reading.Spec.ShouldBeNull();
        return reading.Problems;
    }

    private static SpecReading Read(string text, params string[] sets)
    {
        var source = new SpecSource(text, DocumentLanguage.Yaml) { Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)] };
        return new SpecReader(s_capabilities).Read(source);
    }
}
