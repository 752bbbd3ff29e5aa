using Tuning.Cli.SearchBench;
using Tuning.Numerics;

namespace Tuning.Cli.Tests.SearchBench;

public sealed class FurtherFunctionsTests
{
    [Fact]
    public void Create_EveryFunction_NoAllowedPointBelowItsMinimum()
    {
        var random = new SplitMix64(7);
        foreach (var name in FurtherFunctions.Names)
        {
            for (var instance = 0; instance < 3; instance++)
            {
                var function = FurtherFunctions.Create(name, instance);
                function.Space.Dimensions.ShouldBe(FurtherFunctions.DimensionsOf(name));
                for (var draw = 0; draw < 300; draw++)
                {
                    var point = function.Space.Decode([.. Enumerable.Range(0, function.Space.Dimensions).Select(_ => random.NextDouble())]);
                    if ((function.Violation?.Invoke(point) ?? 0) <= 0)
                    {
                        function.Evaluate(point).ShouldBeGreaterThanOrEqualTo(function.Minimum, name);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("schwefel", 420.968746)]
    [InlineData("styblinski", -2.903534)]
    public void Create_KnownMinimizer_GivesTheMinimum(string name, double coordinate)
    {
        var function = FurtherFunctions.Create(name, 0);
        function.Evaluate(new([.. function.Space.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (Tuning.Spaces.ParameterValue)coordinate))]))
            .ShouldBe(function.Minimum, 1e-4);
    }

    [Fact]
    public void Of_AnyStream_RowsOfLengthOneAtRightAngles()
    {
        var rows = Rotation.Of(new SplitMix64(3), 6);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k <= i; k++)
            {
                rows[i].Zip(rows[k]).Sum(pair => pair.First * pair.Second).ShouldBe(i == k ? 1 : 0, 1e-12);
            }
        }
    }
}
