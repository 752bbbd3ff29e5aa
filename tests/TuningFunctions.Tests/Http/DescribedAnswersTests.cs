using System.Text.Json.Nodes;
using TuningFunctions.Http;

namespace TuningFunctions.Tests.Http;

public sealed class DescribedAnswersTests
{
    private static readonly JsonObject _description = JsonNode.Parse(OpenApiFunctions.Document)!.AsObject();

    [Theory]
    [InlineData("""{"type":"t","title":"a","status":400,"problems":[]}""", null)]
    [InlineData("""{"type":"t","title":"a","status":400,"detail":"d","problems":[{"path":"p","allowed":"a","line":3}]}""", null)]
    [InlineData("""{"type":"t","title":"a","status":400,"detail":null,"problems":[]}""", "$.detail is no string")]
    [InlineData("""{"type":"t","title":"a","status":400.5,"problems":[]}""", "$.status is no integer")]
    [InlineData("""{"type":"t","title":"a","status":400,"problems":[{"path":"p"}]}""", "$.problems[0].allowed is missing")]
    [InlineData("""{"type":"t","title":"a","status":400,"problems":[],"more":1}""", "$.more is not described")]
    public void Differences_OfAProblem_AreNamed(string answer, string? difference)
    {
        using var described = new DescribedAnswers(_description, new HttpClientHandler());

        described.Differences(JsonNode.Parse(answer), new JsonObject { ["$ref"] = "#/components/schemas/ProblemAnswer" }, "$")
            .ShouldBe(difference is null ? [] : [difference]);
    }

    [Fact]
    public void Description_OfAnswers_AllowsNoNullAndRequiresWhatIsAlwaysWritten()
    {
        var schemas = _description["components"]!["schemas"]!;

        Required(schemas["SessionStatus"]!).Contains("result", StringComparer.Ordinal).ShouldBeFalse();
        Required(schemas["SessionStatus"]!["properties"]!["result"]!["properties"]!["verdict"]!)
            .ShouldBe(["kind", "gates", "isWinner", "title"]);
        Required(schemas["AskRequest"]!).ShouldBeEmpty();
        Required(schemas["TellRequest"]!).ShouldBe(["results"]);
        schemas["AskRequest"]!["properties"]!["count"]!["type"]!.ToJsonString().ShouldBe("""["integer","null"]""", "a request may say null");
        foreach (var (name, schema) in schemas.AsObject().Where(entry => !entry.Key.EndsWith("Request", StringComparison.Ordinal)))
        {
            schema!.ToJsonString().ShouldNotContain("null", Case.Sensitive, name);
        }
    }

    private static IEnumerable<string> Required(JsonNode schema) =>
        (schema["required"] as JsonArray ?? []).Select(member => member!.GetValue<string>());
}
