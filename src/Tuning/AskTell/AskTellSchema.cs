using Tuning.Pruning;
using Tuning.Sampling;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;

namespace Tuning.AskTell;

/// <summary>The shape of a session file for ask and tell. What only an evaluation by this program would use (strategy,
/// data sets, environment, validation, promotion) may stand in it and changes nothing.</summary>
internal static class AskTellSchema
{
    private const long MostTrials = 10_000_000;
    private const long LargestSeed = 1L << 53;
    private const int MostValues = 1000;
    private const int MostObjectives = 16;

    private static readonly Shape _anything = new Shape.Either(
    [
        new Shape.Text("(?s).*", "a text"), new Shape.Number(null, null), new Shape.Flag(), new Shape.OpenGroup(),
        new Shape.Sequence(new Shape.Either([new Shape.Text("(?s).*", "a text"), new Shape.Number(null, null), new Shape.OpenGroup()]), 0, MostValues),
    ]);

    /// <summary>The shape of a file, whose own names of parameters are allowed.</summary>
    public static Shape.Group Of(DocumentNode.Mapping? space, DocumentNode.Mapping? constants) => new(
    [
        new Member("schemaVersion", new Shape.WholeNumber(1, 1), "Version of the session file's language.") { IsRequired = true },
        new Member("name", new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "1 to 64 letters, digits, '.', '_' and '-', a letter or digit first"), "The session's name.") { IsRequired = true },
        new Member("strategy", _anything, "What is tuned."),
        new Member("datasets", _anything, "The data it is evaluated on."),
        new Member("across", _anything, "How the objective of several data sets becomes one."),
        new Member("space", OpenSchema.Space(space), "What is searched.") { IsRequired = true },
        new Member("fixed", OpenSchema.Values(constants, "A value that every point holds."), "Values that every point holds."),
        new Member("environment", _anything, "Costs, latencies and sizes."),
        new Member("sampler", Sampler(), "Who proposes points."),
        new Member("budget", Budget(), "What the session may spend."),
        new Member("pruning", new Shape.Group([new Member("kind", Words.Shape(PrunerCatalogue.Kinds), "Who stops trials early.")]), "Who stops trials early."),
        new Member("stopping", SessionSchema.Stopping(), "What ends the search before its budget."),
        new Member("objective", Objective(), "What is optimised.") { IsRequired = true },
        new Member("validation", _anything, "How the choice is validated."),
        new Member("promotion", _anything, "What a winner has to pass."),
    ]);

    private static Shape.Group Sampler() => new(
    [
        new Member("kind", Words.Shape(SamplerCatalogue.Kinds), "Who proposes points."),
        new Member("seed", new Shape.WholeNumber(0, LargestSeed), "Key of all random numbers."),
        new Member("batch", new Shape.Either([Shape.Word.Of("auto"), new Shape.WholeNumber(1, 100_000)]), "Does not apply."),
    ]);

    private static Shape.Group Budget() => new(
    [
        new Member("trials", new Shape.WholeNumber(1, MostTrials), "Largest number of trials."),
        new Member("sessionTimeout", new Shape.Duration(TimeSpan.FromTicks(1)), "Does not apply."),
        new Member("trialTimeout", new Shape.Duration(TimeSpan.FromTicks(1)), "Does not apply."),
        new Member("maxParallel", new Shape.WholeNumber(0, 1024), "Does not apply."),
        new Member("maxFailedShare", new Shape.Number(0, 1), "Does not apply."),
    ]);

    private static Shape.Either Objective()
    {
        var metric = new Shape.Text("(?s).{1,64}", "a metric");
        var one = new Shape.Group(
        [
            new Member("metric", metric, "The key of the values that ranks trials.") { IsRequired = true },
            new Member("direction", Shape.Word.Of("maximize", "minimize"), "Which of its values are better."),
            new Member("constraints", new Shape.Sequence(new Shape.Group(
            [
                new Member("metric", metric, "The key that is limited.") { IsRequired = true },
                new Member("min", new Shape.Number(null, null), "Its least value, inclusive."),
                new Member("max", new Shape.Number(null, null), "Its largest value, inclusive."),
            ]), 0, 64), "What a feasible trial satisfies."),
        ]);
        return new Shape.Either([one, new Shape.Sequence(one, 1, MostObjectives)]);
    }
}
