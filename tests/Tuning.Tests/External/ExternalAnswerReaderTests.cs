using System.Text;
using Tuning.External;
using Tuning.Spaces;

namespace Tuning.Tests.External;

public sealed class ExternalAnswerReaderTests
{
    private const string Rest = "\"trial\":4,\"effective\":{\"x\":0.1,\"mode\":\"a\"}";
    private static readonly TrialRequest s_request = new("s", 4, new ParameterSet([new("x", .1), new("mode", "a")]), ParameterSet.Empty, 7)
    {
        Window = new TrialWindow(0, 10_000_000_000),
    };

    [Fact]
    public void Read_WholeAnswer_HasValuesAndTrades()
    {
        var answer = Read($$"""{{{Rest}},"values":{"netPnl":1.5,"sharpe":null},"returns":[[1000,2],["1970-01-01T00:00:03.5Z",-0.5]]}""");

        var evaluated = answer.ShouldBeOfType<ExternalOutcome.Evaluated>();
        evaluated.Evaluation.Metrics.ShouldHaveSingleItem().ShouldBe(new("netPnl", 1.5));
        evaluated.Evaluation.Effective.ShouldBe(s_request.Parameters);
        evaluated.Returns!.Value.ShouldBe([new TimedPnl(1_000_000_000, 2), new TimedPnl(3_500_000_000, -.5)]);
    }

    [Theory]
    [InlineData("", "InvalidAnswer", "no JSON")]
    [InlineData("[1]", "InvalidAnswer", "one JSON object")]
    [InlineData("{" + Rest + ",\"values\":{\"a\":NaN}}", "InvalidAnswer", "NaN and Infinity are none")]
    [InlineData("{" + Rest + ",\"values\":{\"a\":1e999}}", "InvalidAnswer", "values.a: 1e999")]
    [InlineData("{" + Rest + ",\"values\":{\"a\":\"1\"}}", "InvalidAnswer", "values.a: \"1\"")]
    [InlineData("{" + Rest + ",\"values\":{\"a\":1,\"a\":2}}", "InvalidAnswer", "no JSON")]
    [InlineData("{" + Rest + "}", "InvalidAnswer", "values: an object")]
    [InlineData("{" + Rest + ",\"values\":{},\"return\":[]}", "InvalidAnswer", "return: unknown")]
    [InlineData("{\"trial\":5,\"effective\":{},\"values\":{}}", "InvalidAnswer", "trial: 5; the trial that was sent, 4")]
    [InlineData("{\"effective\":{},\"values\":{}}", "InvalidAnswer", "trial: missing")]
    [InlineData("{\"trial\":4,\"values\":{}}", "InvalidAnswer", "effective: an object")]
    [InlineData("{\"trial\":4,\"values\":{},\"effective\":{\"x\":0.1}}", "EffectiveMismatch", "effective.mode: missing; \"a\" was sent")]
    [InlineData("{\"trial\":4,\"values\":{},\"effective\":{\"x\":0.10000000000000002,\"mode\":\"a\"}}", "EffectiveMismatch", "effective.x: 0.10000000000000002; 0.1 was sent")]
    [InlineData("{\"trial\":4,\"values\":{},\"effective\":{\"x\":0.1,\"mode\":\"a\",\"z\":1}}", "EffectiveMismatch", "effective.z: 1; no such parameter")]
    [InlineData("{" + Rest + ",\"values\":{},\"returns\":[[1,2],[0,2]]}", "InvalidAnswer", "returns[1]: [0,2]; times that do not decrease")]
    [InlineData("{" + Rest + ",\"values\":{},\"returns\":[[20000,2]]}", "InvalidAnswer", "returns[0]: [20000,2]; times")]
    [InlineData("{" + Rest + ",\"values\":{},\"returns\":[[\"1970-01-01T00:00:01\",2]]}", "InvalidAnswer", "returns[0]")]
    [InlineData("{" + Rest + ",\"values\":{\"netPnl\":3},\"returns\":[[1,2]]}", "InvalidAnswer", "values.netPnl: 3; the sum of the returns, which is 2")]
    [InlineData("{\"trial\":4,\"error\":\"no data\"}", "StrategyError", "no data")]
    [InlineData("{\"trial\":4,\"error\":\"x\",\"values\":{}}", "InvalidAnswer", "error: a text")]
    public void Read_Anything_Else_FailsWithItsPlace(string json, string type, string message)
    {
        var failed = Read(json).ShouldBeOfType<ExternalOutcome.Failed>();

        failed.ErrorType.ShouldBe(type);
        failed.Message.ShouldContain(message);
    }

    [Fact]
    public void ToJson_WithoutData_LeavesOutWhatIsAbsent()
    {
        var plain = s_request with { Window = null };

        Encoding.UTF8.GetString(plain.ToJson()).ShouldBe(
            """{"session":"s","trial":4,"parameters":{"mode":"a","x":0.1},"environment":{},"rung":0,"seed":7}""");
        Encoding.UTF8.GetString((s_request with { DatasetSha256 = "ab", DatasetPath = "/d.csv" }).ToJson()).ShouldContain(
            "\"dataset\":{\"path\":\"/d.csv\",\"sha256\":\"ab\"},\"window\":{\"from\":\"1970-01-01T00:00:00Z\",\"to\":\"1970-01-01T00:00:10Z\"}");
    }

    private static ExternalOutcome Read(string json) => ExternalAnswerReader.Read(Encoding.UTF8.GetBytes(json), s_request);
}
