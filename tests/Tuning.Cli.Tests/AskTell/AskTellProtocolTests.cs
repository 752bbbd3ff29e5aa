using System.Text.Json;
using Tuning.Cli.Tests.Sessions;

namespace Tuning.Cli.Tests.AskTell;

public sealed class AskTellProtocolTests : IDisposable
{
    private const string Session = """
        schemaVersion: 1
        name: protocol
        space:
          x: {type: float, low: -5, high: 5}
          mode: {type: categorical, values: [a, b]}
          depth: {type: int, low: 1, high: 9, when: {mode: [a]}}
        sampler: {kind: tpe, seed: 3, batch: 7}
        budget: {trials: 30}
        objective: {metric: value, direction: minimize, constraints: [{metric: size, max: 50}]}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tune-asktell-");

    public AskTellProtocolTests() => File.WriteAllText(Path.Combine(_folder.FullName, "s.yaml"), Session);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Process_EveryRequest_IsAnsweredByOneLineAndTheEndOfInputEndsItWell()
    {
        using var process = new AskTellProcess(_folder.FullName, "s.yaml");
        (await process.SayAsync("""{"enqueue":[{"x":0.5,"mode":"b"}]}""")).ShouldBe("""{"enqueued":1}""");
        var trials = await process.AskAsync(4);
        trials.Select(trial => trial.Number).ShouldBe([0, 1, 2, 3]);
        trials[0].Parameters.GetRawText().ShouldBe("""{"mode":"b","x":0.5}""");
        trials.Where(trial => trial.Parameters.TryGetProperty("depth", out _)).Select(trial => trial.Number)
            .ShouldBe(trials.Where(trial => trial.Parameters.GetProperty("mode").ValueEquals("a")).Select(trial => trial.Number));
        (await process.SayAsync("""{"report":[{"number":3,"step":2,"value":0.4}]}""")).ShouldBe("""{"prune":[]}""");
        (await process.SayAsync("""{"tell":[{"number":2,"state":"pruned","values":{"value":3}},{"number":1,"state":"failed"}]}""")).ShouldBe("""{"told":2}""");
        (await process.SayAsync("""{"tell":[{"number":0,"values":{"value":1.2},"constraints":{"size":7},"state":"completed"}]}""")).ShouldBe("""{"told":1}""");
        (await process.SayAsync("""{"best":1}""")).ShouldBe("""{"best":[{"number":0,"parameters":{"mode":"b","x":0.5},"values":{"value":1.2},"feasible":true}]}""");
        (await process.SayAsync("""{"importance":true}""")).ShouldStartWith("""{"importance":{"x":""");
        (await process.AskAsync(100)).Count.ShouldBe(26);
        (await process.AskAsync(1)).ShouldBeEmpty();
        (await process.EndAsync()).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Process_HostileLines_AreRefusedOneByOneAndChangeNothing()
    {
        using var hurt = new AskTellProcess(_folder.FullName, "s.yaml");
        using var calm = new AskTellProcess(_folder.FullName, "s.yaml");
        var trials = await hurt.AskAsync(2);
        (await calm.AskAsync(2)).Select(trial => trial.Parameters.GetRawText()).ShouldBe(trials.Select(trial => trial.Parameters.GetRawText()));
        (string Line, string Path)[] lines =
        [
            ("", "$"), ("nonsense", "$"), ("[]", "$"), ("null", "$"), ("{}", "$"), ("""{"ask":1}{"ask":1}""", "$"), ("""{"ask":NaN}""", "$"),
            ("""{"\ud800":1}""", "$"), ("""{"enqueue":[{"x":"\udc00"}]}""", "enqueue[0]"), ("""{"tell":[{"number":0,"state":"\ud800"}]}""", "$"),
            (new string('[', 100_000), "$"), ("""{"ask":1e400}""", "ask"), ("""{"tell":7}""", "tell"),
            ("""{"tell":[{"number":0,"values":{"value":1},"constraints":{"weight":1}}]}""", "tell[0].constraints.weight"),
            ("""{"tell":[{"number":0,"values":{"value":1}},{"number":1,"constraints":{"value":1}}]}""", "tell[1].constraints.value"),
            ("""{"tell":[{"number":0,"values":{"value":"1"}}]}""", "tell[0].values.value"),
            ("""{"report":[{"number":0,"step":-1,"value":1}]}""", "report[0].step"),
            ("""{"enqueue":[{"x":1,"mode":"b","depth":2}]}""", "enqueue[0].depth"),
            ("""{"enqueue":[{"x":1,"mode":"b","other":2}]}""", "enqueue[0].other"),
            ("""{"best":-1}""", "best"), ("""{"importance":false}""", "importance"),
        ];
        foreach (var (line, path) in lines)
        {
            (await hurt.RefusalAsync(line)).ShouldBe(path, line[..Math.Min(line.Length, 80)]);
        }

        const string Tell = """{"tell":[{"number":1,"values":{"value":1}},{"number":0,"values":{"value":2}}]}""";
        (await hurt.SayAsync(Tell)).ShouldBe(await calm.SayAsync(Tell));
        (await hurt.SayAsync("""{"ask":3}""")).ShouldBe(await calm.SayAsync("""{"ask":3}"""));
        (await hurt.EndAsync()).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Process_KilledBetweenAndInTheMiddleOfLines_ContinuesIdentically()
    {
        var expected = new List<string>();
        using (var whole = new AskTellProcess(_folder.FullName, "s.yaml"))
        {
            for (var round = 0; round < 5; round++)
            {
                expected.Add(await RoundAsync(whole));
            }
        }

        var journal = Path.Combine(_folder.FullName, "j.jsonl");
        for (var round = 0; round < 5; round++)
        {
            using var part = new AskTellProcess(_folder.FullName, "s.yaml", "--state", "j.jsonl");
            (await RoundAsync(part)).ShouldBe(expected[round], $"round {round}");
            await part.KillAsync();

            // What a process leaves that dies while it writes.
            await File.AppendAllTextAsync(journal, """{"request":{"ask":2},"answer":{"trials":[{"num"""[..(10 + (7 * round))]);
        }

        (await File.ReadAllLinesAsync(journal)).Length.ShouldBe(1 + (2 * 5) + 1);
    }

    [Fact]
    public async Task Process_WarmStartFromAFileOrNothing_UsesItOrSaysSo()
    {
        using (var first = new AskTellProcess(_folder.FullName, "s.yaml", "--state", "first.jsonl"))
        {
            for (var round = 0; round < 7; round++)
            {
                await RoundAsync(first);
            }

            (await first.EndAsync()).Code.ShouldBe(0);
        }

        using var warm = new AskTellProcess(_folder.FullName, "s.yaml", "--warm-start", "first.jsonl");
        (await warm.AskAsync(1)).Single().Number.ShouldBe(0);
        (await warm.EndAsync()).Error.ShouldContain("14 of 14 earlier trials");
        using var nothing = new AskTellProcess(_folder.FullName, "s.yaml", "--warm-start", "no-such-session");
        (await nothing.EndAsync()).ShouldSatisfyAllConditions(
            end => end.Code.ShouldBe(2), end => end.Out.ShouldBeEmpty(), end => end.Error.ShouldContain("--warm-start"));
    }

    [Fact]
    public async Task Process_WarmStartFromASessionOfTheHome_UsesItsTrials()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "small.yaml"), SmallSession.Yaml());
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "next.yaml"), SmallSession.Yaml(sampler: "tpe"));
        var (_, run) = await TuneProcess.RunJsonAsync(_folder.FullName, "run", "small.yaml");
        var id = run.GetProperty("session").GetString()!;
        using var warm = new AskTellProcess(_folder.FullName, "next.yaml", "--warm-start", id);
        (await warm.AskAsync(1)).ShouldHaveSingleItem();
        var (code, rest, error) = await warm.EndAsync();
        (code, rest).ShouldBe((0, ""));
        error.ShouldMatch("tune: [1-9][0-9]* of [1-9][0-9]* earlier trials lie in the space");
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("nsga2")]
    [InlineData("tpe")]
    public async Task Process_SeveralObjectives_AreToldByNameAndTheBestAreTheTradeOff(string sampler)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "two.json"), $$"""
            {"schemaVersion": 1, "name": "two", "space": {"x": {"type": "float", "low": 0, "high": 1} }, "sampler": {"kind": "{{sampler}}" },
             "objective": [{"metric": "cost", "direction": "minimize"}, {"metric": "speed", "direction": "maximize", "constraints": [{"metric": "heat", "max": 9}]}] }
            """);
        using var process = new AskTellProcess(_folder.FullName, "two.json");
        (await process.AskAsync(12)).Count.ShouldBe(12);
        (await process.SayAsync("""
            {"tell":[{"number":0,"values":{"cost":1,"speed":1,"heat":1}},{"number":1,"values":{"cost":3,"speed":5,"heat":1}},
            {"number":2,"values":{"cost":2,"speed":1,"heat":1}},{"number":3,"values":{"cost":0,"speed":9,"heat":10}},{"number":4,"values":{"cost":0}}]}
            """.ReplaceLineEndings(""))).ShouldBe("""{"told":5}""");
        using var best = JsonDocument.Parse(await process.SayAsync("""{"best":9}"""));
        best.RootElement.GetProperty("best").EnumerateArray().Select(trial => trial.GetProperty("number").GetInt32()).ShouldBe([0, 1, 2, 3, 4]);
        best.RootElement.GetProperty("best").EnumerateArray().Select(trial => trial.GetProperty("feasible").GetBoolean()).ShouldBe([true, true, true, false, false]);
        (await process.AskAsync(3)).Select(trial => trial.Number).ShouldBe([12, 13, 14]);
        (await process.SayAsync("""{"importance":true}""")).ShouldStartWith("""{"importance":{"x":""");
        (await process.EndAsync()).ShouldBe((0, "", ""));
    }

    private static async Task<string> RoundAsync(AskTellProcess process)
    {
        var trials = await process.AskAsync(2);
        var results = trials.Select(trial =>
            $$"""{"number":{{trial.Number}},"values":{"value":{{Math.Abs(trial.Parameters.GetProperty("x").GetDouble())}},"size":3} }""");
        (await process.SayAsync($$"""{"tell":[{{string.Join(',', results.Reverse())}}]}""")).ShouldBe("""{"told":2}""");
        return string.Join(' ', trials.Select(trial => $"{trial.Number} {trial.Parameters.GetRawText()}"));
    }
}
