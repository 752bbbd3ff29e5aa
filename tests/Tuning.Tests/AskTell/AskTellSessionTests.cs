using System.Text.Json;
using Tuning.AskTell;
using Tuning.Numerics;
using Tuning.Sessions.Documents;

namespace Tuning.Tests.AskTell;

public sealed class AskTellSessionTests
{
    private const string File = """
        schemaVersion: 1
        name: test
        space:
          x: {type: float, low: -5, high: 5}
          n: {type: int, low: 1, high: 64, log: true}
          mode: {type: categorical, values: [a, b, c]}
          depth: {type: float, low: 0, high: 1, step: 0.25, when: {mode: [a, b]}}
        fixed: {fee: 3}
        sampler: {kind: tpe, seed: 5}
        budget: {trials: 20}
        objective: {metric: value, direction: minimize, constraints: [{metric: size, max: 50}]}
        """;

    [Fact]
    public void Ask_UntilTheBudget_ReturnsFewerAndAtLastNone()
    {
        var session = Create();
        Trials(session.Answer("""{"ask":15}""")).Count.ShouldBe(15);
        Trials(session.Answer("""{"ask":15}""")).Select(trial => trial.Number).ShouldBe([15, 16, 17, 18, 19]);
        session.Answer("""{"ask":1}""").Line.ShouldBe("""{"trials":[]}""");
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("7", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"ask":1,"best":1}""", "$")]
    [InlineData("""{"ask":1,"ask":1}""", "$")]
    [InlineData("""{"aks":1}""", "aks")]
    [InlineData("""{"ask":-1}""", "ask")]
    [InlineData("""{"ask":1.5}""", "ask")]
    [InlineData("""{"ask":"1"}""", "ask")]
    [InlineData("""{"tell":{}}""", "tell")]
    [InlineData("""{"tell":[{"values":{"value":1}}]}""", "tell[0].number")]
    [InlineData("""{"tell":[{"number":0,"value":1}]}""", "tell[0].value")]
    [InlineData("""{"tell":[{"number":0,"values":{"value":1e999}}]}""", "tell[0].values.value")]
    [InlineData("""{"tell":[{"number":0,"state":"running"}]}""", "tell[0].state")]
    [InlineData("""{"tell":[{"number":0},{"number":0}]}""", "tell[1].number")]
    [InlineData("""{"tell":[{"number":0},{"number":9}]}""", "tell[1].number")]
    [InlineData("""{"report":[{"number":9,"step":1,"value":1}]}""", "report[0].number")]
    [InlineData("""{"report":[{"number":0,"step":1}]}""", "report[0].value")]
    [InlineData("""{"enqueue":[{"x":9,"n":1,"mode":"c"}]}""", "enqueue[0].x")]
    [InlineData("""{"enqueue":[{"x":1,"n":1,"mode":"c","depth":0.5}]}""", "enqueue[0].depth")]
    [InlineData("""{"enqueue":[{"x":null}]}""", "enqueue[0]")]
    [InlineData("""{"importance":1}""", "importance")]
    public void Answer_WrongRequest_NamesThePlaceAndChangesNothing(string line, string path)
    {
        var session = Create();
        var untouched = Create();
        session.Answer("""{"ask":2}""").Line.ShouldBe(untouched.Answer("""{"ask":2}""").Line);
        var answer = session.Answer(line);
        answer.IsRefusal.ShouldBeTrue();
        AskTellJournal.Line(line, answer).ShouldBeNull();
        using var document = JsonDocument.Parse(answer.Line);
        document.RootElement.GetProperty("error").GetProperty("path").GetString().ShouldBe(path);
        document.RootElement.GetProperty("error").GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        const string Tell = """{"tell":[{"number":0,"values":{"value":1}},{"number":1,"values":{"value":2}}]}""";
        session.Answer(Tell).Line.ShouldBe(untouched.Answer(Tell).Line);
        session.Answer("""{"ask":3}""").Line.ShouldBe(untouched.Answer("""{"ask":3}""").Line);
    }

    // Requests with characters lost, doubled and exchanged: whatever is refused leaves no trace, as a twin shows that only hears
    // what was carried out.
    [Fact]
    public void Answer_DamagedRequests_OneLineEachAndRefusalsChangeNothing()
    {
        const string Characters = "{}[]\",:0123456789.eE+-nulltruefalse \\u\t\u00e9\ud83d";
        string[] requests =
        [
            """{"ask":3}""", """{"tell":[{"number":1,"values":{"value":1.5,"size":3},"state":"completed"}]}""", """{"best":2}""", """{"importance":true}""",
            """{"tell":[{"number":0,"state":"failed"},{"number":2,"values":{"value":-2e3},"constraints":{"size":7}}]}""",
            """{"report":[{"number":3,"step":2,"value":0.4}]}""", """{"enqueue":[{"x":1,"n":2,"mode":"a","depth":0.5}]}""",
        ];
        var spec = AskTellSpecReader.Read(File.Replace("trials: 20", "trials: 2000", StringComparison.Ordinal).Replace("tpe", "random", StringComparison.Ordinal), DocumentLanguage.Yaml).Spec.ShouldNotBeNull();
        var (session, twin) = (new AskTellSession(spec), new AskTellSession(spec));
        var random = new SplitMix64(11);
        int Below(int count) => (int)(random.Next() % (ulong)count);
        var refused = 0;
        for (var i = 0; i < LongRun.Count(3_000, 100_000); i++)
        {
            var line = requests[Below(requests.Length)];
            for (var damages = Below(4); damages > 0 && line.Length > 0; damages--)
            {
                var at = Below(line.Length);
                var character = Characters[Below(Characters.Length)];
                line = Below(4) switch
                {
                    0 => line.Remove(at, 1),
                    1 => line.Insert(at, character.ToString()),
                    2 => line.Remove(at, 1).Insert(at, character.ToString()),
                    _ => line[..at] + line[at..Math.Min(line.Length, at + 5)] + line[at..],
                };
            }

            var answer = session.Answer(line);
            answer.Line.ShouldNotContain("\n");
            using var document = JsonDocument.Parse(answer.Line);
            document.RootElement.TryGetProperty("error", out _).ShouldBe(answer.IsRefusal, line);
            refused += answer.IsRefusal ? 1 : 0;
            if (!answer.IsRefusal)
            {
                twin.Answer(line).Line.ShouldBe(answer.Line, line);
            }
        }

        refused.ShouldBeGreaterThan(500);
        session.Answer("""{"ask":5}""").Line.ShouldBe(twin.Answer("""{"ask":5}""").Line);
        session.Answer("""{"best":50}""").Line.ShouldBe(twin.Answer("""{"best":50}""").Line);
    }

    [Fact]
    public void Replay_JournalCutAtAnyLine_ContinuesIdentically()
    {
        var whole = Create();
        var requests = new List<string>();
        var journal = new List<string>();
        var answers = new List<string>();
        foreach (var request in Script(whole))
        {
            requests.Add(request.Request);
            answers.Add(request.Answer.Line);
            journal.Add(AskTellJournal.Line(request.Request, request.Answer)!);
        }

        for (var cut = 0; cut <= journal.Count; cut++)
        {
            var resumed = Create();
            AskTellJournal.Replay(resumed, journal.Take(cut)).ShouldBeNull();
            requests.Skip(cut).Select(request => resumed.Answer(request).Line).ShouldBe(answers.Skip(cut));
        }
    }

    [Fact]
    public void Replay_DamagedLine_NamesIt()
    {
        var session = Create();
        string[] journal = [AskTellJournal.Line("""{"ask":1}""", session.Answer("""{"ask":1}"""))!, "{}"];
        AskTellJournal.Replay(Create(), journal).ShouldBe(2);
    }

    [Fact]
    public void Best_InfeasibleAndFailedTrials_RankLastAndNotAtAll()
    {
        var session = Create();
        session.Answer("""{"ask":4}""");
        session.Answer("""
            {"tell":[{"number":0,"values":{"value":1,"size":60}},{"number":1,"values":{"value":5,"size":50}},
            {"number":2,"state":"failed"},{"number":3,"values":{"value":4},"constraints":{"size":3}}]}
            """).Line.ShouldBe("""{"told":4}""");
        using var best = JsonDocument.Parse(session.Answer("""{"best":9}""").Line);
        best.RootElement.GetProperty("best").EnumerateArray().Select(trial => trial.GetProperty("number").GetInt32())
            .ShouldBe([3, 1, 0]);
    }

    [Fact]
    public void Enqueue_CompletePoints_AreAskedNextInTheirOrder()
    {
        var session = Create();
        session.Answer("""{"enqueue":[{"x":1,"n":2,"mode":"c"},{"x":2,"n":2,"mode":"a","depth":0.5,"fee":3}]}""").Line
            .ShouldBe("""{"enqueued":2}""");
        session.Answer("""{"ask":1}""").Line
            .ShouldBe("""{"trials":[{"number":0,"parameters":{"fee":3,"mode":"c","n":2,"x":1}}]}""");
        Trials(session.Answer("""{"ask":2}""")).Count.ShouldBe(2);
    }

    [Fact]
    public void Report_MedianPruning_StopsTheWorseTrialsAndReplaysTheSame()
    {
        var spec = AskTellSpecReader.Read(File + "\npruning: {kind: median}\n", DocumentLanguage.Yaml).Spec.ShouldNotBeNull();
        var session = new AskTellSession(spec);
        var reports = string.Join(',', Enumerable.Range(0, 8).Select(i => $"{{\"number\":{i},\"step\":1,\"value\":{i}}}"));
        string[] requests = ["{\"ask\":8}", $"{{\"report\":[{reports}]}}"];
        var answers = requests.Select(session.Answer).ToArray();
        answers[1].Line.ShouldContain("7");
        answers[1].Line.ShouldNotContain("0");
        session.Answer("""{"report":[{"number":7,"step":1,"value":2}]}""").IsRefusal.ShouldBeTrue();
        var resumed = new AskTellSession(spec);
        AskTellJournal.Replay(resumed, requests.Zip(answers, (request, answer) => AskTellJournal.Line(request, answer)!)).ShouldBeNull();
        const string Next = """{"report":[{"number":0,"step":2,"value":9}]}""";
        resumed.Answer(Next).Line.ShouldBe(session.Answer(Next).Line);
    }

    // The best comes first, so that after trial 49 (the rule's least) fifty trials have brought nothing.
    [Fact]
    public void Ask_StoppingRuleHolds_NoFurtherTrialAndTheSamePlaceAfterAReplay()
    {
        var text = File.Replace("trials: 20", "trials: 200", StringComparison.Ordinal) + "\nstopping: {kind: stagnation, patience: 12}\n";
        var spec = AskTellSpecReader.Read(text, DocumentLanguage.Yaml).Spec.ShouldNotBeNull();
        spec.Hash.Equals(Spec().Hash, StringComparison.Ordinal).ShouldBeFalse();
        var session = new AskTellSession(spec);
        var journal = new List<string>();
        Say("""{"ask":60}""");
        Say($$"""{"tell":[{{string.Join(',', Enumerable.Range(1, 59).Select(Result))}}]}""");
        Say("""{"ask":1}""").ShouldContain("\"number\":60");
        Say($$"""{"tell":[{{Result(0)}}]}""");

        const string Stop = """{"trials":[],"stopped":{"reason":"stagnation","afterTrial":49,"detail":"49 trials without an improvement, patience 12"}}""";
        Say("""{"ask":1}""").ShouldBe(Stop);
        var resumed = new AskTellSession(spec);
        AskTellJournal.Replay(resumed, journal).ShouldBeNull();
        resumed.Answer("""{"ask":5}""").Line.ShouldBe(Stop);
        Say("""{"enqueue":[{"x":1,"n":2,"mode":"c"}]}""").ShouldBe("""{"enqueued":1}""");
        Trials(session.Answer("""{"ask":5}""")).Select(trial => trial.Number).ShouldBe([61]);

        string Say(string request)
        {
            var answer = session.Answer(request);
            journal.Add(AskTellJournal.Line(request, answer).ShouldNotBeNull());
            return answer.Line;
        }

        static string Result(int number) => $$"""{"number":{{number}},"values":{"value":{{(number == 0 ? -9 : number)}},"size":1} }""";
    }

    [Fact]
    public void WarmStart_EarlierResults_ChangeTheSuggestionsAndTakeNoBudget()
    {
        var first = Create();
        var journal = Script(first).Select(step => AskTellJournal.Line(step.Request, step.Answer)!).ToArray();
        var session = new AskTellSession(Spec(), AskTellJournal.Results(journal));
        session.WarmStarts.ShouldBeGreaterThan(5);
        var warm = Trials(session.Answer("""{"ask":20}"""));
        warm.Count.ShouldBe(20);
        warm[^1].Parameters.Equals(Trials(Create().Answer("""{"ask":20}"""))[^1].Parameters, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void Read_WrongFile_NamesEveryProblem()
    {
        var text = File.Replace("low: -5", "low: 9", StringComparison.Ordinal).Replace("kind: tpe", "kind: best", StringComparison.Ordinal)
            .Replace("metric: value", "metrik: value", StringComparison.Ordinal);
        var reading = AskTellSpecReader.Read(text, DocumentLanguage.Yaml);
        reading.Spec.ShouldBeNull();
        reading.Problems.Select(problem => problem.Path).ShouldContain("sampler.kind", StringComparer.Ordinal);
        reading.Problems.Select(problem => problem.Path).ShouldContain("objective.metrik", StringComparer.Ordinal);
        AskTellSpecReader.Read(File.Replace("low: -5", "low: 9", StringComparison.Ordinal), DocumentLanguage.Yaml).Problems
            .ShouldHaveSingleItem().Path.ShouldStartWith("space.x");
    }

    [Theory]
    [InlineData("[]", "none", "objective")]
    [InlineData("[{metric: a}, {metric: a, direction: minimize}]", "none", "objective[1].metric")]
    [InlineData("[{metric: a}, {metric: b, constraints: [{metric: c}]}]", "none", "objective[1].constraints[0]")]
    [InlineData("[{metric: a}, {metric: b}]", "median", "pruning.kind")]
    [InlineData("[{metric: a}, {metric: b}]\nstopping: {kind: stagnation}", "none", "stopping.kind")]
    [InlineData("[{metric: a}, 7]", "none", "objective[1]")]
    [InlineData("[{metric: a}, {metric: b}]\nsampler: {kind: gp}", "none", "sampler.kind")]
    public void Read_WrongObjectives_NamesThePlace(string objective, string pruning, string path)
    {
        var text = $"schemaVersion: 1\nname: several\nspace: {{x: {{type: float, low: 0, high: 1}}}}\nobjective: {objective}\npruning: {{kind: {pruning}}}\n";
        AskTellSpecReader.Read(text, DocumentLanguage.Yaml).Problems.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Fact]
    public void Read_SeveralObjectives_ChangeTheHash()
    {
        const string Text = "schemaVersion: 1\nname: several\nspace: {x: {type: float, low: 0, high: 1}}\nobjective: ";
        string[] objectives = ["{metric: a}", "[{metric: a}, {metric: b}]", "[{metric: b}, {metric: a}]", "[{metric: a}, {metric: b, direction: minimize}]"];
        objectives.Select(objective => AskTellSpecReader.Read(Text + objective, DocumentLanguage.Yaml).Spec.ShouldNotBeNull().Hash)
            .Distinct(StringComparer.Ordinal).Count().ShouldBe(objectives.Length);
    }

    [Fact]
    public void Tell_ConstraintThatTheFileDoesNotLimit_IsRefusedByName()
    {
        var session = Create();
        session.Answer("""{"ask":1}""");
        session.Answer("""{"tell":[{"number":0,"values":{"value":1},"constraints":{"size":3,"weight":1}}]}""").Line
            .ShouldBe("""{"error":{"path":"tell[0].constraints.weight","reason":"the session file does not limit it; one of size"}}""");
        session.Answer("""{"tell":[{"number":0,"values":{"value":1,"weight":1},"constraints":{"size":3}}]}""").IsRefusal.ShouldBeFalse();
    }

    private static IEnumerable<(string Request, AskTellAnswer Answer)> Script(AskTellSession session)
    {
        var random = new SplitMix64(4);
        yield return Step("""{"enqueue":[{"x":1,"n":2,"mode":"c"}]}""");
        for (var round = 0; round < 4; round++)
        {
            var asked = Step("""{"ask":3}""");
            yield return asked;
            var results = Trials(asked.Answer).Take(2 + (round % 2)).Reverse()
                .Select(trial => $$"""{"number":{{trial.Number}},"values":{"value":{{random.Next() % 100}},"size":{{random.Next() % 90}} } }""");
            yield return Step($$"""{"tell":[{{string.Join(',', results)}}]}""");
        }

        (string Request, AskTellAnswer Answer) Step(string request)
        {
            var answer = session.Answer(request);
            answer.IsRefusal.ShouldBeFalse(answer.Line);
            return (request, answer);
        }
    }

    private static List<(int Number, string Parameters)> Trials(AskTellAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Line);
        return [.. document.RootElement.GetProperty("trials").EnumerateArray()
            .Select(trial => (trial.GetProperty("number").GetInt32(), trial.GetProperty("parameters").GetRawText()))];
    }

    private static AskTellSpec Spec() => AskTellSpecReader.Read(File, DocumentLanguage.Yaml).Spec.ShouldNotBeNull();

    private static AskTellSession Create() => new(Spec());
}
