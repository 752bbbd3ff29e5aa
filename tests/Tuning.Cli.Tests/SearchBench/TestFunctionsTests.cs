using Tuning.Cli.SearchBench;
using Tuning.Spaces;

namespace Tuning.Cli.Tests.SearchBench;

public sealed class TestFunctionsTests
{
    [Fact]
    public void Create_EveryFunction_HasItsMinimumInsideTheBox()
    {
        foreach (var name in TestFunctions.Names)
        {
            foreach (var dimensions in TestFunctions.DimensionsOf(name))
            {
                var function = TestFunctions.Create(name, dimensions, 3);
                function.Space.Dimensions.ShouldBe(dimensions);
                function.Evaluate(function.Space.Decode(new double[dimensions])).ShouldBeGreaterThan(function.Minimum);
            }
        }
    }

    [Fact]
    public void Create_KnownMinimizers_GiveTheMinimum()
    {
        At(TestFunctions.Create("branin", 2, 0), [Math.PI, 2.275]).ShouldBe(0.39788735772973816, 1e-9);
        At(TestFunctions.Create("hartmann6", 6, 0), [0.20168952, 0.15001069, 0.47687398, 0.27533243, 0.31165162, 0.65730054])
            .ShouldBe(-3.322368011391339, 1e-9);
    }

    [Fact]
    public void Create_ShiftedFunction_HasItsMinimumAtTheShift()
    {
        // The first number of the stream seeded by 1000003 * 1 + 1009 * 2 + 0, computed apart from the code.
        var seed = 1002021UL;
        double[] shift = [Shift(ref seed, -5, 5), Shift(ref seed, -5, 5)];
        var sphere = TestFunctions.Create("sphere", 2, 0);
        At(sphere, shift).ShouldBe(0);
        At(sphere, [shift[0] + 1, shift[1] - 2]).ShouldBe(5, 1e-12);
    }

    private static double At(TestFunction function, double[] vector) => function.Evaluate(
        new([.. function.Space.Parameters.Select((parameter, j) => KeyValuePair.Create(parameter.Name, (ParameterValue)vector[j]))]));

    private static double Shift(ref ulong state, double low, double high)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return low + ((high - low) * (0.15 + (0.7 * ((z >> 11) * Math.Pow(2, -53)))));
    }
}
