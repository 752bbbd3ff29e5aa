using System.Text.Json;
using Tuning.Spaces;

namespace Tuning.Tests.Spaces;

public sealed class ParameterValueTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-0", "0")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e-7", "1E-07")]
    [InlineData("12345678901234567890", "1.2345678901234567E+19")]
    [InlineData("\"z2\"", "\"z2\"")]
    [InlineData("\"a\\\"b\\u00e9\"", "\"a\\u0022b\\u00E9\"")]
    [InlineData("true", "true")]
    [InlineData("[ .5 ]", null)]
    [InlineData("[0.5,3, \"x\", [false]]", "[0.5,3,\"x\",[false]]")]
    [InlineData("null", null)]
    [InlineData("1e999", null)]
    [InlineData("{}", null)]
    public void Canonical_JsonValue_OneTextForEqualValues(string json, string? expected)
    {
        if (expected is null)
        {
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ParameterValue>(json) ?? throw new JsonException());
            return;
        }

        var value = JsonSerializer.Deserialize<ParameterValue>(json)!;

        value.Canonical.ShouldBe(expected);
        JsonSerializer.Deserialize<ParameterValue>(value.Canonical).ShouldBe(value);
        JsonSerializer.Serialize(value).ShouldBe(expected);
    }

    [Fact]
    public void Number_NotFinite_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => (ParameterValue)double.NaN);
        Should.Throw<ArgumentOutOfRangeException>(() => (ParameterValue)double.PositiveInfinity);
    }

    [Fact]
    public void Equals_DifferentKindsOfTheSameText_Differ()
    {
        ((ParameterValue)1).ShouldNotBe("1");
        ((ParameterValue)true).ShouldNotBe("true");
        ((ParameterValue)0.0).ShouldBe(-0.0);
    }
}
