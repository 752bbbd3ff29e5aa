using Tuning.Exchange;

namespace Tuning.Tests.Exchange;

public sealed class PythonTextTests
{
    // As repr writes them in Python 3.11.
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(5.0, "5.0")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(123456789012345.0, "123456789012345.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    public void Float_AnyNumber_ReadsAsReprWritesIt(double value, string text) => PythonText.Float(value).ShouldBe(text);

    [Fact]
    public void Quoted_OutsideOfAscii_IsEscaped() =>
        PythonText.Quoted("a\"b\\c\nd\u00e9\ud83d\ude00").ShouldBe("\"a\\\"b\\\\c\\nd\\u00e9\\ud83d\\ude00\"");
}
