using Tuning.Sessions.Documents;

namespace Tuning.Sessions.Schema;

/// <summary>Shapes of groups whose names the session file itself chooses: they are judged by the names that stand there.</summary>
internal static class OpenSchema
{
    private const int MostValues = 1000;

    private static readonly Shape s_scalar = new Shape.Either(
        [new Shape.Number(null, null), new Shape.Flag(), new Shape.Text("(?s).*", "a text")]);

    private static readonly Shape.Number s_bound = new(null, null)
    {
        Remark = "; quantiles of the data (q05) are for strategies that this program evaluates itself",
    };

    private static readonly Shape s_value = new Shape.Either(
    [
        new Shape.Number(null, null), new Shape.Flag(), new Shape.Text("(?s).*", "a text"),
        new Shape.Sequence(s_scalar, 1, MostValues),
    ]);

    /// <summary>The shape of <c>space</c>.</summary>
    /// <param name="space">The group as it stands in the file; null where there is none to judge by.</param>
    public static Shape Space(DocumentNode.Mapping? space) => Named(space, Parameter(), "A parameter.");

    /// <summary>The shape of a group of plain values, such as <c>fixed</c>.</summary>
    /// <param name="group">The group as it stands in the file; null where there is none to judge by.</param>
    /// <param name="meaning">What one of them says.</param>
    public static Shape Values(DocumentNode.Mapping? group, string meaning) => Named(group, s_value, meaning);

    private static Shape Named(DocumentNode.Mapping? group, Shape each, string meaning) => group is null
        ? new Shape.OpenGroup()
        : new Shape.Group([.. group.Members.DistinctBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new Member(member.Name, each, meaning))]);

    private static Shape.Group Parameter() => new(
    [
        new Member("type", Shape.Word.Of("float", "int", "categorical"), "What is searched.") { IsRequired = true },
        new Member("low", s_bound, "The lower bound, inclusive."),
        new Member("high", s_bound, "The upper bound, inclusive."),
        new Member("step", new Shape.Number(0, null) { IsMinimumExclusive = true }, "The distance of the values."),
        new Member("log", new Shape.Flag(), "Whether distances are those of the logarithm."),
        new Member("values", new Shape.Sequence(s_value, 1, MostValues), "The values to choose from."),
        new Member("ordered", new Shape.Flag(), "Whether neighbours in the list of values are alike."),
        new Member("when", new Shape.OpenGroup(), "The values of other parameters under which this one is searched."),
    ]);
}
