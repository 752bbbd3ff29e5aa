using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Spaces;

namespace Tuning.Tests.Sessions.Reading;

public sealed class SpecReaderTests
{
    [Fact]
    public void Read_CompleteFile_FillsInEveryDefault()
    {
        var reading = SessionFiles.Read(SessionFiles.Grid);

        reading.Problems.ShouldBeEmpty();
        var spec = reading.Spec!;
        spec.Name.ShouldBe("threshold-sweep");
        spec.Parameters.ShouldBe([new Parameter.Real("entryBps", 5, 60, 5), new Parameter.Real("exitBps", -40, 20)]);
        spec.Fixed.Canonical.ShouldBe("""{"maxHoldMs":600000}""");
        spec.Environment.Canonical.ShouldBe("""{"direction":"both","feeABps":5,"feeBBps":0,"notional":1000}""");
        ((DatasetReference.Generated)spec.Datasets[0]).Settings.Canonical
            .ShouldBe("""{"interval":"PT10S","level":"L1","rows":200000,"seed":7}""");
        spec.Sampler.ShouldBe(new SamplerSpec(SamplerKind.Grid, 0, null));
        spec.Sampler.BatchSize.ShouldBe(1024);
        spec.Budget.ShouldBe(new BudgetSpec(300, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5), 0, 0));
        spec.Objective.ShouldBe(new Objective(
            "netPnlPerDay",
            ObjectiveDirection.Maximize,
            [new MetricConstraint("closedTrades", 100, null), new MetricConstraint("maxDrawdownPct", null, 5)]));
        spec.Validation.Kind.ShouldBe(ValidationKind.None);
        spec.Validation.Train.ShouldBe("PT72H");
    }

    [Fact]
    public void Read_Json_GivesWhatYamlGives()
    {
        const string Json = """
            {"schemaVersion": 1, "name": "n", "strategy": "arbitrage", "datasets": ["a.csv"],
             "space": {"entryBps": {"type": "int", "low": 1, "high": 3}}, "fixed": {"exitBps": 0},
             "sampler": {"kind": "grid"}, "objective": {"metric": "netPnl"}, "validation": {"kind": "none"}}
            """;

        var fromJson = SessionFiles.Read(Json, DocumentLanguage.Json);
        var fromYaml = SessionFiles.Read(Json, DocumentLanguage.Yaml);

        fromJson.Problems.ShouldBeEmpty();
        fromYaml.Problems.ShouldBeEmpty();
        SpecJson.Write(fromJson.Spec!).ShouldBe(SpecJson.Write(fromYaml.Spec!));
        fromJson.Spec!.Fixed.NumberOf("exitBps").ShouldBe(0);
    }

    [Fact]
    public void Read_WrittenSpec_GivesTheSameSpec()
    {
        var spec = SessionFiles.Read(SessionFiles.Grid).Spec!;

        var again = SessionFiles.Read(SpecJson.Write(spec), DocumentLanguage.Json);

        again.Problems.ShouldBeEmpty();
        SpecJson.Write(again.Spec!).ShouldBe(SpecJson.Write(spec));
        again.Spec!.Parameters.ShouldBe(spec.Parameters);
        again.Spec.Objective.ShouldBe(spec.Objective);
        again.Spec.Budget.ShouldBe(spec.Budget);
        again.Spec.Environment.ShouldBe(spec.Environment);
        again.Spec.Datasets.ShouldBe(spec.Datasets);
    }

    [Fact]
    public void Read_MisspeltStrategy_ReportsTheOtherMistakesToo()
    {
        var text = SessionFiles.Grid
            .Replace("strategy: arbitrage", "strategy: arbitrag", StringComparison.Ordinal)
            .Replace("feeBBps: 0", "feeBBps: -1", StringComparison.Ordinal)
            .Replace("low: 5, high: 60", "low: 60, high: 5", StringComparison.Ordinal);

        var problems = SessionFiles.Problems(text);

        problems.Select(problem => problem.Path).ShouldBe(["strategy", "space.entryBps.low", "environment.feeBBps"]);
    }

    [Fact]
    public void Read_ManyMistakes_ReportsAllAtOnceWithTheirPathsAndLines()
    {
        const string Text = """
            schemaVersion: 2
            name: a/b
            strategy: arbitrage
            datasets: []
            space:
              entryBsp: {type: float, low: 5, high: 60}
              exitBps: {type: float, low: 20, high: -40}
              feeABps: {type: float, low: 0, high: 1}
            environment: {feeABps: -1, notional: .nan, feeBBps: "5"}
            sampler: {kind: grid, seed: 1.5}
            budget: {trials: 0, sessionTimeout: 1h, maxParalel: 3}
            objective: {metric: sharp, constraints: [{metric: closedTrades}, {metric: winRate, min: 1, max: 0}]}
            validation: {kind: none}
            colour: red
            """;

        var problems = SessionFiles.Problems(Text);

        problems.Select(problem => (problem.Path, problem.Value, problem.Line)).ShouldBe(
            [
                ("schemaVersion", "2", 1),
                ("name", "\"a/b\"", 2),
                ("datasets", "[]", 4),
                ("space.entryBsp", "{type: \"float\", low: 5, high: 60}", 6),
                ("space.entryBps", null, 6),
                ("space.exitBps.low", "20", 7),
                ("space.feeABps", "{type: \"float\", low: 0, high: 1}", 8),
                ("environment.feeABps", "-1", 9),
                ("environment.notional", ".nan", 9),
                ("environment.feeBBps", "\"5\"", 9),
                ("sampler.seed", "1.5", 10),
                ("budget.trials", "0", 11),
                ("budget.sessionTimeout", "\"1h\"", 11),
                ("budget.maxParalel", "3", 11),
                ("objective.metric", "\"sharp\"", 12),
                ("objective.constraints[0]", "{metric: \"closedTrades\"}", 12),
                ("objective.constraints[1].min", "1", 12),
                ("colour", "\"red\"", 14),
            ],
            ignoreOrder: false);
        Allowed(problems, "space.entryBsp").ShouldContain("did you mean entryBps?");
        Allowed(problems, "budget.maxParalel").ShouldContain("did you mean maxParallel?");
        Allowed(problems, "objective.metric").ShouldContain("did you mean sharpe?");
        Allowed(problems, "space.feeABps").ShouldContain("never searched");
        Allowed(problems, "environment.feeABps").ShouldBe("a finite number from 0 to 1000");
        Allowed(problems, "schemaVersion").ShouldBe("a whole number from 1 to 1");
    }

    [Theory]
    [InlineData("sampler.kind=tpe", "sampler.kind", "tpe")]
    [InlineData("sampler.kind=auto", "sampler.kind", "auto")]
    [InlineData("validation.kind=walkForward", "validation.kind", "walkForward")]
    [InlineData("pruning.kind=asha", "pruning.kind", "asha")]
    [InlineData("strategy=command", "strategy", "command")]
    [InlineData("strategy={\"kind\": \"http\", \"url\": \"x\"}", "strategy.kind", "http")]
    [InlineData("datasets[0].generate.level=L2", "datasets[0].generate.level", "L2")]
    [InlineData("fixed.futureRule=1", "fixed.futureRule", "1")]
    public void Read_WhatThisBuildCannotDo_IsRefusedByName(string set, string path, string value)
    {
        var problem = SessionFiles.Problems(SessionFiles.Grid, set).First(problem => problem.Path.Equals(path, StringComparison.Ordinal));

        problem.Value!.Trim('"').ShouldBe(value);
        problem.Allowed.ShouldContain("not available in this build");
    }

    [Theory]
    [InlineData("sampler: {kind: grid}", "sampler.kind", "auto")]
    [InlineData("validation: {kind: none}", "validation.kind", "walkForward")]
    public void Read_DefaultThatThisBuildCannotDo_IsRefusedByName(string removed, string path, string word)
    {
        var problem = SessionFiles.Problems(SessionFiles.Grid.Replace(removed, "", StringComparison.Ordinal)).ShouldHaveSingleItem();

        problem.Path.ShouldBe(path);
        problem.Value.ShouldBeNull();
        problem.Allowed.ShouldContain($"left out means {word}, which is not available in this build");
    }

    [Theory]
    [InlineData("schemaVersion")]
    [InlineData("name")]
    [InlineData("strategy")]
    [InlineData("datasets")]
    [InlineData("space")]
    [InlineData("objective")]
    public void Read_RequiredMemberMissing_IsReported(string name)
    {
        var spec = SessionFiles.Read(SessionFiles.Grid).Spec!;
        var text = SpecJson.Write(spec).Replace($"\"{name}\":", $"\"{name}X\":", StringComparison.Ordinal);

        var problems = SessionFiles.Read(text, DocumentLanguage.Json).Problems;

        problems.ShouldContain(problem => problem.Path.Equals(name, StringComparison.Ordinal) && problem.Value == null
            && problem.Allowed.StartsWith("required"));
        problems.ShouldContain(problem => problem.Path.Equals(name + "X", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("space.entryBps.low=60", "space.entryBps.low")]
    [InlineData("space.entryBps.low=60.5", "space.entryBps.low")]
    [InlineData("space.entryBps.low=-20000", "space.entryBps.low")]
    [InlineData("space.entryBps.log=true", null)]
    [InlineData("space.exitBps.log=true", "space.exitBps.low")]
    [InlineData("space.entryBps.step=0", "space.entryBps.step")]
    [InlineData("space.entryBps.step=56", "space.entryBps.step")]
    [InlineData("space.entryBps.type=int", null)]
    [InlineData("space.entryBps.type=real", "space.entryBps.type")]
    [InlineData("space.entryBps.type=categorical", "space.entryBps.low")]
    [InlineData("space.entryBps.values=[1,2]", "space.entryBps.values")]
    [InlineData("space.entryBps=7", "space.entryBps")]
    [InlineData("space={}", "space")]
    [InlineData("space=null", "space")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\",[1,2,3,4]]}", null)]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\",[1,2,-3,4]]}", "space.zoneProfile.values[1][2]")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[]}", "space.zoneProfile.values")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\"}", "space.zoneProfile.values")]
    [InlineData("space.zoneProfile={\"type\":\"float\",\"low\":0,\"high\":1}", "space.zoneProfile.type")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[[1,2],[1.0,2]]}", "space.zoneProfile.values")]
    [InlineData("space.centreHalfLifeMs={\"type\":\"categorical\",\"values\":[1,2,3,4,5,6,7,8,9]}", "space.centreHalfLifeMs.values")]
    [InlineData("space.centreHalfLifeMs={\"type\":\"float\",\"low\":1,\"high\":2}", "space.centreHalfLifeMs.type")]
    [InlineData("space.maxHoldMs={\"type\":\"int\",\"low\":1,\"high\":2}", "fixed.maxHoldMs")]
    [InlineData("space.maxHoldMs={\"type\":\"float\",\"low\":1,\"high\":2}", "space.maxHoldMs.type")]
    [InlineData("space.exitBps.high=true", "space.exitBps.high")]
    [InlineData("space.centreHalfLifeMs={\"type\":\"categorical\",\"values\":[600000,3600000],\"ordered\":true}", null)]
    [InlineData("space.centreHalfLifeMs={\"type\":\"categorical\",\"values\":[600000,3600000],\"ordered\":1}", "space.centreHalfLifeMs.ordered")]
    [InlineData("space.entryBps.ordered=true", "space.entryBps.ordered")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\"],\"when\":{\"exitBps\":[5]}}", null)]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\"],\"when\":{\"maxHoldMs\":600000}}", null)]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\"],\"when\":{\"noSuch\":[5]}}", "space.zoneProfile.when.noSuch")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\"],\"when\":{\"exitBps\":[]}}", "space.zoneProfile.when.exitBps")]
    [InlineData("space.zoneProfile={\"type\":\"categorical\",\"values\":[\"z2_balanced\"],\"when\":7}", "space.zoneProfile.when")]
    [InlineData("space.entryBps.when={\"maxHoldMs\":[600000]}", "space.entryBps.when")]
    [InlineData("environment.zoneBoundaries=[5,\"x\"]", "environment.zoneBoundaries[1]")]
    [InlineData("environment.zoneBoundaries=[5,7,12]", null)]
    [InlineData("environment.direction=short", "environment.direction")]
    [InlineData("environment.feeABps=1e999", "environment.feeABps")]
    [InlineData("environment.feeABps=25", null)]
    [InlineData("environment.feeXBps=25", "environment.feeXBps")]
    [InlineData("environment=3", "environment")]
    [InlineData("environment={\"feeABps\":1000,\"feeBBps\":900}", "environment.feeABps")]
    [InlineData("no.such.path=1", "no")]
    [InlineData("name.first=1", "name.first")]
    [InlineData("datasets[7].generate.rows=1", "datasets[7].generate.rows")]
    [InlineData("datasets[0].generate.rows=0", "datasets[0].generate.rows")]
    [InlineData("datasets[0].generate.rows=1.5", "datasets[0].generate.rows")]
    [InlineData("datasets[0].generate.interval=10", "datasets[0].generate.interval")]
    [InlineData("datasets[0].generate.interval=P1M", "datasets[0].generate.interval")]
    [InlineData("datasets=[\"sha256:abc\"]", "datasets[0]")]
    [InlineData("datasets=[\"a.csv\",\"b.csv\"]", "datasets")]
    [InlineData("budget.maxFailedShare=1.01", "budget.maxFailedShare")]
    [InlineData("budget.maxParallel=-1", "budget.maxParallel")]
    [InlineData("budget.trialTimeout=PT0S", "budget.trialTimeout")]
    [InlineData("sampler.batch=0", "sampler.batch")]
    [InlineData("sampler.batch=auto", null)]
    [InlineData("sampler.batch=7", null)]
    [InlineData("objective.direction=up", "objective.direction")]
    [InlineData("promotion.gates=none", "promotion.gates")]
    [InlineData("validation.train=3 days", "validation.train")]
    [InlineData("validation.train=20000 rows", null)]
    [InlineData("validation.minTrades=0", "validation.minTrades")]
    [InlineData("validation.final=allRows", "validation.final")]
    [InlineData("validation.final=lastTrain", null)]
    [InlineData("validation.reducedLast=true", null)]
    [InlineData("datasets=[{\"path\":\"a.csv\",\"market\":\"btc\"}]", null)]
    [InlineData("datasets=[{\"path\":\"a.csv\",\"market\":\"b t c\"}]", "datasets[0].market")]
    [InlineData("datasets=[{\"market\":\"btc\"}]", "datasets[0]")]
    [InlineData("datasets=[{\"path\":\"a.csv\",\"generate\":{\"rows\":10}}]", "datasets[0]")]
    public void Read_OneChange_IsAcceptedOrReportedAtItsPath(string set, string? path)
    {
        var reading = SessionFiles.Read(SessionFiles.Grid, set);

        if (path is null)
        {
            reading.Problems.ShouldBeEmpty();
            reading.Spec.ShouldNotBeNull();
        }
        else
        {
            reading.Spec.ShouldBeNull();
            reading.Problems.ShouldContain(problem => problem.Path.Equals(path, StringComparison.Ordinal));
            reading.Problems.ShouldAllBe(problem => problem.Allowed.Length > 0);
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(",\"ordered\":true", true)]
    public void Read_ListedValues_AreAlikeOnlyWhereTheFileSaysSo(string ordered, bool isOrdered)
    {
        var reading = SessionFiles.Read(
            SessionFiles.Grid, $$"""space.centreHalfLifeMs={"type":"categorical","values":[600000,3600000]{{ordered}}}""");

        reading.Spec!.Parameters.OfType<Parameter.Categorical>().ShouldHaveSingleItem().Ordered.ShouldBe(isOrdered);
    }

    [Fact]
    public void Read_ConditionInABuildWithoutThem_IsRefusedByName()
    {
        var reader = new SpecReader(SessionFiles.Capabilities with { HasConditions = false });
        var source = new SpecSource(SessionFiles.Grid, DocumentLanguage.Yaml)
        {
            Overrides = [new SpecOverride("space.entryBps.when", "{\"maxHoldMs\":[1]}")],
        };

        reader.Read(source).Problems.ShouldContain(problem => problem.Path.Equals("space.entryBps.when", StringComparison.Ordinal)
            && problem.Allowed.Equals("not available in this build", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_DataFiles_ReplaceTheDatasets()
    {
        var reading = new SpecReader(SessionFiles.Capabilities).Read(
            new SpecSource(SessionFiles.Grid, DocumentLanguage.Yaml) { DataFiles = ["/data/quotes.csv"] });

        reading.Spec!.Datasets.ShouldBe([new DatasetReference.File("/data/quotes.csv")]);
    }

    [Fact]
    public void Read_ADatasetWithItsMarket_KeepsBothWhenItIsWrittenAgain()
    {
        var reader = new SpecReader(SessionFiles.Capabilities with { Validations = [ValidationKind.None, ValidationKind.WalkForward] });
        string[] sets =
        [
            "datasets=[{\"path\":\"a.csv\",\"market\":\"btc\"}]",
            "validation={\"kind\":\"walkForward\",\"minTrades\":7,\"reducedLast\":true}",
        ];
        var source = new SpecSource(SessionFiles.Grid, DocumentLanguage.Yaml) { Overrides = [.. sets.Select(set => SpecOverride.Parse(set)!)] };
        var spec = reader.Read(source).Spec.ShouldNotBeNull();

        var again = reader.Read(new SpecSource(SpecJson.Write(spec), DocumentLanguage.Json)).Spec.ShouldNotBeNull();

        again.Datasets.ShouldBe([new DatasetReference.File("a.csv") { Market = "btc" }]);
        again.Validation.ShouldBe(spec.Validation);
        (again.Validation.MinTrades, again.Validation.ReducedLast).ShouldBe((7, true));
    }

    [Fact]
    public void Read_RepeatedName_IsReportedWhereItStandsAgain()
    {
        var problem = SessionFiles.Problems(SessionFiles.Grid + "\nname: again\n").ShouldHaveSingleItem();

        problem.ShouldBe(new SpecProblem("name", "\"again\"", "each name once: it stands here already", 17));
    }

    private static string Allowed(ImmutableArray<SpecProblem> problems, string path) =>
        problems.First(problem => problem.Path.Equals(path, StringComparison.Ordinal)).Allowed;

    [Fact]
    public void Read_ParametersThatDoNotFitTheEnvironment_AreRefusedWhereTheyStand()
    {
        const string Boundaries = "environment.zoneBoundaries=[1,2]";

        SessionFiles.Problems(SessionFiles.Grid, "fixed.zoneProfile=strict_uniform", Boundaries).Single().Path
            .ShouldBe("fixed.zoneProfile");
        SessionFiles.Problems(
                SessionFiles.Grid, "space.zoneProfile.type=categorical", "space.zoneProfile.values=[\"z2_balanced\",\"strict_uniform\"]", Boundaries)
            .Single().Path.ShouldBe("space.zoneProfile.values[1]");
    }
}
