using System.Collections.Immutable;
using Tuning.Exchange;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Tests.Exchange;

public sealed class OptunaJournalTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 31, 11, 15, 0, TimeSpan.FromHours(1));

    private static readonly ExchangedStudy s_study = new(
        "small",
        [
            new Parameter.Real("entryBps", 5, 60, Step: 2.5),
            new Parameter.Real("rate", 0.001, 1, Log: true),
            new Parameter.Whole("lookback", 10, 1000, Log: true),
            new Parameter.Categorical("filter", ["none", "trend", "caf\u00e9"]),
        ],
        [new Objective("netPnlPerDay", ObjectiveDirection.Maximize, [new("closedTrades", 30, null), new("maxDrawdownPct", null, 5)])],
        [
            Trial(0, TrialState.Completed, 12.5, "trend"),
            Trial(1, TrialState.Failed, null, "none") with { Error = "no trades" },
            Trial(2, TrialState.Pruned, null, "caf\u00e9"),
            Trial(3, null, null, "none"),
            // Nobody can say whether it holds its limits.
            Trial(4, TrialState.Completed, 9, "none") with { Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("netPnlPerDay", 9.0)]) },
        ])
    {
        Notes = ImmutableSortedDictionary<string, string>.Empty.Add("label", "in sample, not validated"),
    };

    [Fact]
    public void Write_Study_IsTheCommittedJournal()
    {
        var journal = OptunaJournalWriter.Write(s_study);

        CommittedFile.Read("tests/Tuning.Tests/Exchange/optuna-journal.log", journal).ShouldBe(journal);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameStudy()
    {
        var reading = OptunaJournalReader.Read(OptunaJournalWriter.Write(s_study), null);

        reading.Problems.ShouldBeEmpty();
        var study = reading.Study.ShouldNotBeNull();
        study.Name.ShouldBe("small");
        study.Parameters.Select(parameter => parameter.Name).ShouldBe(["entryBps", "rate", "lookback", "filter"]);
        study.Parameters[0].ShouldBe(s_study.Parameters[0]);
        study.Parameters[1].ShouldBe(s_study.Parameters[1]);
        study.Parameters[2].ShouldBe(s_study.Parameters[2]);
        study.Objectives[0].Direction.ShouldBe(ObjectiveDirection.Maximize);
        study.Trials.Select(trial => trial.Point).ShouldBe(s_study.Trials.Select(trial => trial.Point));
        study.Trials.Select(trial => trial.State).ShouldBe([TrialState.Completed, TrialState.Failed, TrialState.Pruned, null, TrialState.Failed]);
        study.Trials[0].Values["value"].ShouldBe(12.5);
    }

    // Operation by operation, as study.optimize leaves it; the second study and the old names of distributions are Optuna's own.
    [Fact]
    public void Read_JournalOfOptimize_CarriesItsOperationsOut()
    {
        const string journal = """
            {"op_code":0,"worker_id":"w-1","study_name":"first","directions":[1]}
            {"op_code":0,"worker_id":"w-1","study_name":"second","directions":[2]}
            {"op_code":4,"worker_id":"w-1","study_id":0,"datetime_start":"2026-01-31T10:15:00.000000"}
            {"op_code":5,"worker_id":"w-1","trial_id":0,"param_name":"x","param_value_internal":0.5,"distribution":"{\"name\": \"UniformDistribution\", \"attributes\": {\"low\": 0.0, \"high\": 1.0}}"}
            {"op_code":5,"worker_id":"w-1","trial_id":0,"param_name":"kind","param_value_internal":1,"distribution":"{\"name\": \"CategoricalDistribution\", \"attributes\": {\"choices\": [\"a\", \"b\"]}}"}
            {"op_code":7,"worker_id":"w-1","trial_id":0,"step":1,"intermediate_value":3.0}
            {"op_code":6,"worker_id":"w-1","trial_id":0,"state":1,"values":[0.25],"datetime_complete":"2026-01-31T10:15:01.000000"}
            {"op_code":4,"worker_id":"w-1","study_id":0,"datetime_start":"2026-01-31T10:15:02.000000"}
            {"op_code":5,"worker_id":"w-1","trial_id":1,"param_name":"x","param_value_internal":1.5,"distribution":"{\"name\": \"FloatDistribution\", \"attributes\": {\"step\": null, \"low\": 0.0, \"high\": 2.0, \"log\": false}}"}
            {"op_code":6,"worker_id":"w-1","trial_id":1,"state":3,"values":null,"datetime_complete":"2026-01-31T10:15:03.000000"}
            {"op_code":1,"worker_id":"w-1","study_id":1}
            {"op_code":4,"worker_id":"w-1","study_id":0,"datet
            """;

        var reading = OptunaJournalReader.Read(journal, null);

        var study = reading.Study.ShouldNotBeNull();
        study.Name.ShouldBe("first");
        study.Objectives[0].Direction.ShouldBe(ObjectiveDirection.Minimize);
        study.Parameters[0].ShouldBe(new Parameter.Real("x", 0, 2));
        study.Trials.ShouldHaveSingleItem().Values["value"].ShouldBe(0.25);
        study.Trials[0].Point.Canonical.ShouldBe("""{"kind":"b","x":0.5}""");
        reading.Warnings.ShouldHaveSingleItem().ShouldStartWith("1 trials lack a parameter");
    }

    [Theory]
    [InlineData("{\"op_code\":17,\"worker_id\":\"w\"}\n", 1)]
    [InlineData("{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"s\",\"directions\":[1]}\nnot json\n", 2)]
    [InlineData("{\"op_code\":4,\"worker_id\":\"w\",\"study_id\":5,\"datetime_start\":null}\n", 1)]
    public void Read_DamagedJournal_NamesTheLine(string journal, int line)
    {
        var reading = OptunaJournalReader.Read(journal, null);

        reading.Study.ShouldBeNull();
        reading.Problems.ShouldHaveSingleItem().Line.ShouldBe(line);
    }

    [Fact]
    public void Read_SeveralStudies_NeedsAName()
    {
        const string journal = "{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"a\",\"directions\":[1]}\n{\"op_code\":0,\"worker_id\":\"w\",\"study_name\":\"b\",\"directions\":[1]}\n";

        OptunaJournalReader.Read(journal, null).Problems.ShouldHaveSingleItem().Allowed.ShouldBe("one of the studies of the journal: a, b");
    }

    private static ExchangedTrial Trial(int number, TrialState? state, double? value, string filter) => new(
        number,
        new ParameterSet(
        [
            new("entryBps", 7.5 + (2.5 * number)), new("rate", 0.01 * (number + 1)), new("lookback", 100), new("filter", filter),
        ]),
        state,
        value is { } known
            ? ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new("netPnlPerDay", known), new("closedTrades", 120.0), new KeyValuePair<string, double>("maxDrawdownPct", 1.25)])
            : ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal))
    {
        StartedAt = s_start.AddMinutes(number),
        EndedAt = s_start.AddMinutes(number).AddMilliseconds(1500),
    };
}
