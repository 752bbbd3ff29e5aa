using System.Text.Json;
using Tuning.Spaces;

namespace Tuning.Tests.Spaces;

public sealed class ParameterSetTests
{
    [Fact]
    public void Hash_EqualPointsInAnyOrder_EqualAndPublished()
    {
        var point = new ParameterSet([new("b", 1), new("a", "x")]);
        var same = new ParameterSet([new("a", "x"), new("b", 1.0)]);

        point.ShouldBe(same);
        point.GetHashCode().ShouldBe(same.GetHashCode());
        point.Canonical.ShouldBe("{\"a\":\"x\",\"b\":1}");
        point.Hash.ShouldBe("cdab067e9f3beb32d1252cfd63e492592fecbf591b0d08cadb24bb17f3864246");
        point.Hash.ShouldBe(same.Hash);
    }

    [Fact]
    public void Hash_OneValueDiffers_Differs()
    {
        var point = new ParameterSet([new("a", 0), new("b", 1)]);

        string[] hashes = [point.Hash, point.With("b", 2).Hash, point.With("b", "1").Hash];

        hashes.Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        point.With("a", -0.0).Hash.ShouldBe(point.Hash);
    }

    [Fact]
    public void Indexer_KnownAndUnknownNames_ValueOrException()
    {
        var point = new ParameterSet([new("a", 1), new("c", "x"), new("B", true)]);

        point["B"].ShouldBe((ParameterValue)true);
        point.NumberOf("a").ShouldBe(1);
        point.NumberOf("c").ShouldBeNull();
        point.NumberOf("d").ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => point["b"]);
        Should.Throw<ArgumentException>(() => new ParameterSet([new("a", 1), new("a", 2)]));
    }

    [Fact]
    public void Json_Point_RoundTrips()
    {
        var point = new ParameterSet([new("x", 0.1), new("profile", new ParameterValue.Sequence([1, 2.5]))]);

        JsonSerializer.Deserialize<ParameterSet>(JsonSerializer.Serialize(point)).ShouldBe(point);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ParameterSet>("{\"a\":1,\"a\":2}"));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ParameterSet>("[1]"));
    }
}
