using System.Reflection;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ObservationTests
{
    [Fact]
    public void Scenarios_All_HaveATest()
    {
        var tested = typeof(ObservationTests).Assembly.GetTypes()
            .SelectMany(static t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(static m => m.GetCustomAttribute<ScenarioAttribute>()?.Id)
            .OfType<string>()
            .ToList();
        tested.Distinct(StringComparer.Ordinal).Count().ShouldBe(tested.Count);
        Observations.Ids.Count.ShouldBe(167);
        Observations.Ids.Except(tested, StringComparer.Ordinal).ShouldBeEmpty();
        tested.Except(Observations.Ids, StringComparer.Ordinal).ShouldBeEmpty();
    }
}
