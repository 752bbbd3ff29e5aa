using System.Reflection;
using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.Tpe;

namespace Tuning.Tests.Sampling;

public sealed class SamplerOptionsTests
{
    public static TheoryData<Type> Kinds =>
        [typeof(TpeOptions), typeof(GpOptions), typeof(CmaesOptions), typeof(Nsga2Options), typeof(AutoOptions)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Init_NumberOutsideItsRange_ThrowsAndNamesIt(Type kind)
    {
        var numbers = kind.GetProperties().Where(property => property.CanWrite && (property.PropertyType == typeof(int) || property.PropertyType == typeof(double) || property.PropertyType == typeof(int?))).ToArray();
        numbers.Length.ShouldBeGreaterThan(3);
        foreach (var number in numbers)
        {
            object[] wrong = number.PropertyType == typeof(double) ? [double.NaN, -1e9, double.PositiveInfinity] : [-1_000_000_000];
            foreach (var value in wrong)
            {
                var failure = Should.Throw<TargetInvocationException>(() => number.SetValue(Activator.CreateInstance(kind), value), $"{number.Name} = {value}");
                failure.InnerException.ShouldBeOfType<ArgumentOutOfRangeException>().Message.ShouldContain("allowed is");
                ((ArgumentOutOfRangeException)failure.InnerException!).ParamName.ShouldBe(number.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Create_EveryDefault_LiesInItsOwnRange(Type kind)
    {
        var defaults = (ISamplerOptions)Activator.CreateInstance(kind)!;
        foreach (var property in kind.GetProperties().Where(property => property.CanWrite))
        {
            Should.NotThrow(() => property.SetValue(defaults, property.GetValue(defaults)), property.Name);
        }
    }

    [Fact]
    public void Init_NoWarpOrOneWithoutAShift_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GpOptions { Shifts = [] });
        Should.Throw<ArgumentOutOfRangeException>(() => new GpOptions { Shifts = [1, 0] });
    }
}
