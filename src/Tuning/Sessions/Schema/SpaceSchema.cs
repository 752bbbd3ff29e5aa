using System.Collections.Immutable;
using Tuning.Strategies;

namespace Tuning.Sessions.Schema;

/// <summary>The shape of <c>space</c> and <c>fixed</c>.</summary>
internal static class SpaceSchema
{
    private const int MostValues = 1000;

    /// <summary>The words of <c>type</c>.</summary>
    public static ImmutableArray<string> Types { get; } = ["float", "int", "categorical"];

    /// <summary>The shape of <c>space</c> for a strategy.</summary>
    public static Shape Space(IStrategy strategy, BuildCapabilities capabilities) => new Shape.Group(
        [.. strategy.Parameters.Select(setting => new Member(setting.Name, ParameterOf(strategy, setting, capabilities), setting.Meaning)
        {
            IsAvailable = setting.IsAvailable,
        })])
    {
        Misplaced = strategy.Environment.ToImmutableDictionary(
            setting => setting.Name,
            _ => "part of the environment, which is fixed for a session and never searched: state it under environment",
            StringComparer.Ordinal),
    };

    /// <summary>The shape of <c>fixed</c> for a strategy.</summary>
    public static Shape Fixed(IStrategy strategy) => SettingShapes.GroupOf(strategy.Parameters, requireRequired: false) with
    {
        Misplaced = strategy.Environment.ToImmutableDictionary(
            setting => setting.Name, _ => "part of the environment: state it under environment", StringComparer.Ordinal),
    };

    private static Shape.Group ParameterOf(IStrategy strategy, SettingDefinition setting, BuildCapabilities capabilities)
    {
        var following = string.Join(", ", strategy.Parameters.Where(known => known.FollowsData).Select(known => known.Name));
        Shape bound = setting.FollowsData
            ? new Shape.Either([new Shape.Number(null, null), new Shape.Text(DataBound.Pattern, "a number, or a quantile of the data from q00 to q100")])
            : new Shape.Number(null, null) { Remark = following.Length == 0 ? "" : $"; quantiles of the data (q05) are for {following}" };
        return new Shape.Group(
        [
            new Member("type", Shape.Word.Of(Types), "What is searched: real numbers, whole numbers or listed values.") { IsRequired = true },
            new Member("low", bound, "The lower bound, inclusive."),
            new Member("high", bound, "The upper bound, inclusive."),
            new Member("step", new Shape.Number(0, null) { IsMinimumExclusive = true }, "The distance of the values from the lower bound on."),
            new Member("log", new Shape.Flag(), "Whether distances are those of the logarithm.") { DefaultJson = "false" },
            new Member("values", new Shape.Sequence(SettingShapes.ValueOf(setting), 1, MostValues), "The values to choose from."),
            new Member("ordered", new Shape.Flag(), "Whether neighbours in the list of values are alike.") { DefaultJson = "false" },
            new Member("when", new Shape.OpenGroup(), "The values of other parameters under which this one is searched.")
            {
                IsAvailable = capabilities.HasConditions,
            },
        ]);
    }
}
