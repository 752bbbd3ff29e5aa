using Tuning.Exchange;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Tests.Exchange;

public sealed class JobPlanTests
{
    private static readonly Objective s_objective = new("netPnlPerDay", ObjectiveDirection.Maximize, []);

    [Fact]
    public void Read_PartOfAGrid_SearchesTheValuesThatOccur()
    {
        const string jobs = """
            {"job_id": "j1", "config": {"entryBps": 10, "exitBps": 0, "maxHoldMs": 600000}, "output_json": "out/j1.json"}
            {"job_id": "j2", "config": {"entryBps": 20, "exitBps": 0, "maxHoldMs": 600000}, "output_json": "out/j2.json"}

            {"job_id": "j3", "config": {"entryBps": 10, "exitBps": -5, "maxHoldMs": 600000}, "output_json": "out/j3.json"}
            {"job_id": "j4", "config": {"entryBps": 10.0, "exitBps": -5, "maxHoldMs": 600000}, "output_json": "out/j4.json"}
            """;

        var reading = JobPlan.Read(jobs, "old", s_objective);

        var study = reading.Study.ShouldNotBeNull();
        study.Fixed.Canonical.ShouldBe("""{"maxHoldMs":600000}""");
        study.Parameters.ShouldBe([new Parameter.Real("entryBps", 10, 20, 10), new Parameter.Real("exitBps", -5, 0, 5)]);
        study.Trials.Length.ShouldBe(3);
        reading.Warnings.Length.ShouldBe(2);
    }

    [Fact]
    public void Read_UnevenNumbersAndTexts_AreLists()
    {
        const string jobs = """
            {"job_id":"1","config":{"entryBps":10,"zoneProfile":"z2_balanced"}}
            {"job_id":"2","config":{"entryBps":12,"zoneProfile":"strict_uniform"}}
            {"job_id":"3","config":{"entryBps":20,"zoneProfile":"z2_balanced"}}
            """;

        JobPlan.Read(jobs, "old", s_objective).Study!.Parameters.OfType<Parameter.Categorical>()
            .Select(parameter => string.Join(' ', parameter.Values)).ShouldBe(["10 12 20", "\"z2_balanced\" \"strict_uniform\""]);
    }

    [Fact]
    public void Write_ThenRead_HasTheSamePoints()
    {
        const string jobs = """
            {"job_id":"old-000000","config":{"entryBps":10,"exitBps":0},"output_json":"old-000000.json"}
            {"job_id":"old-000001","config":{"entryBps":12.5,"exitBps":-5},"output_json":"old-000001.json"}

            """;

        JobPlan.Write(JobPlan.Read(jobs, "old", s_objective).Study!).ShouldBe(jobs);
    }

    [Theory]
    [InlineData("{\"config\":{\"a\":1},\"output_json\":\"x\"}", "job")]
    [InlineData("{\"job_id\":\"1\",\"config\":[1],\"output_json\":\"x\"}", "job")]
    [InlineData("{\"job_id\":\"1\",\"config\":{\"a\":null},\"output_json\":\"x\"}", "job")]
    [InlineData("", "jobs")]
    public void Read_NoJobPlan_IsRefused(string text, string path)
    {
        JobPlan.Read(text, "old", s_objective).Problems.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public void Read_RepeatedIdsAndLackingValues_AreRefused()
    {
        var repeated = JobPlan.Read("{\"job_id\":\"1\",\"config\":{\"a\":1}}\n{\"job_id\":\"1\",\"config\":{\"a\":2}}\n", "old", s_objective);
        var lacking = JobPlan.Read("{\"job_id\":\"1\",\"config\":{\"a\":1}}\n{\"job_id\":\"2\",\"config\":{\"b\":2}}\n", "old", s_objective);

        repeated.Problems.ShouldHaveSingleItem().Line.ShouldBe(2);
        lacking.Problems.Select(problem => problem.Path).ShouldBe(["config.a", "config.b"]);
    }
}
