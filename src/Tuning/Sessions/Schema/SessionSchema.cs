using System.Collections.Immutable;
using Tuning.External;
using Tuning.Sessions.Documents;
using Tuning.Strategies;

namespace Tuning.Sessions.Schema;

/// <summary>The shape of a whole session file.</summary>
public static class SessionSchema
{
    /// <summary>Words for strategies beside those that have a name of their own.</summary>
    private static readonly ImmutableArray<string> s_kinds = [ExternalStrategy.Command, ExternalStrategy.Http, ExternalStrategy.AskTell];

    private const int MostWorkers = 256;

    private static readonly Shape s_path = new Shape.Text("(?s).{1,1024}", "a path relative to this file, or sha256: and 64 lower-case hexadecimal digits");

    private static readonly Shape s_length = new Shape.Text(LengthPattern, "an ISO-8601 duration such as PT24H, or rows such as \"20000 rows\"");

    private const string LengthPattern = "P[0-9DTHMSW.]+|[1-9][0-9]{0,9} rows";

    private const int MostEnqueued = 64;

    private const long MostTrials = 10_000_000;

    private const long LargestSeed = 1L << 53;

    /// <summary>The shape of session files that tune a strategy.</summary>
    /// <param name="capabilities">What this build carries out.</param>
    /// <param name="strategy">The strategy that the file names; null when it names none that is known, so that its settings cannot be judged.</param>
    /// <param name="file">The file, where the names of an open strategy's own parameters stand; null where there is none to judge by.</param>
    public static Shape.Group Build(BuildCapabilities capabilities, IStrategy? strategy, DocumentNode.Mapping? file = null)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        var isOpen = strategy is { IsOpen: true };
        return new Shape.Group(
        [
            new Member("schemaVersion", new Shape.WholeNumber(1, 1), "Version of the session file's language.") { IsRequired = true },
            new Member("name", new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "1 to 64 letters, digits, '.', '_' and '-', a letter or digit first"), "The session's name.") { IsRequired = true },
            new Member("strategy", StrategyShape(capabilities), "What is tuned.") { IsRequired = true },
            new Member("datasets", new Shape.Sequence(Dataset(strategy), 1, capabilities.MaxDatasets), "The data it is evaluated on.") { IsRequired = strategy is { IsOpen: false } },
            new Member("across", Words.Shape(Enum.GetValues<DatasetAggregation>()), "How the objective of several data sets becomes one.") { DefaultJson = "\"mean\"" },
            new Member("space", isOpen ? OpenSchema.Space(GroupOf(file, "space")) : strategy is null ? new Shape.OpenGroup() : SpaceSchema.Space(strategy, capabilities), "What is searched.") { IsRequired = true },
            new Member("fixed", isOpen ? OpenSchema.Values(GroupOf(file, "fixed"), "A parameter.") : strategy is null ? new Shape.OpenGroup() : SpaceSchema.Fixed(strategy), "Parameters that are not searched."),
            new Member("environment", isOpen ? OpenSchema.Values(GroupOf(file, "environment"), "A setting.") : strategy is null ? new Shape.OpenGroup() : SettingShapes.GroupOf(strategy.Environment), "Costs, latencies and sizes.")
            {
                IsRequired = strategy is not null && strategy.Environment.Any(setting => setting.IsRequired),
            },
            new Member("enqueue", new Shape.Sequence(new Shape.OpenGroup(), 0, MostEnqueued), "Points that are evaluated first; fixed values may be left out. Not for grids.") { DefaultJson = "[]" },
            new Member("sampler", Sampler(capabilities), "Who proposes points."),
            new Member("budget", Budget(), "What the session may spend."),
            new Member("pruning", Pruning(capabilities), "Who stops trials early."),
            new Member("stopping", Stopping(), "What ends the search before its budget."),
            new Member("objective", Objective(strategy), "What is optimised.") { IsRequired = true },
            new Member("validation", Validation(capabilities), "How the choice is validated."),
            new Member("promotion", Promotion(), "What a winner has to pass."),
        ]);
    }

    private static DocumentNode.Mapping? GroupOf(DocumentNode.Mapping? file, string name) => file?.Find(name) as DocumentNode.Mapping;

    // A strategy that somebody else evaluates is a group of how it is reached; only the others are a name alone.
    private static Shape.Either StrategyShape(BuildCapabilities capabilities)
    {
        ImmutableArray<string> names = [.. capabilities.Strategies.Where(strategy => !strategy.IsOpen).Select(strategy => strategy.Name)];
        ImmutableArray<string> kinds = [.. capabilities.Strategies.Where(strategy => strategy.IsOpen).Select(strategy => strategy.Name)];
        return new Shape.Either(
        [
            new Shape.Word([.. names, .. s_kinds], [.. names, .. kinds]),
            new Shape.Group(
            [
                new Member("kind", new Shape.Word(s_kinds, kinds), "How the strategy is reached.") { IsRequired = true },
                new Member("command", CommandShape(), "For command: the program and its arguments, or the name of an entry of the host's configured list."),
                new Member("url", new Shape.Text("https?://[^\\s@]+", "an address that begins with http:// or https://, without a user in it"), "For http: where trials are posted to."),
                new Member("mode", Words.Shape(Enum.GetValues<CommandMode>()), "For command: processes that stay, or one a trial.") { DefaultJson = "\"pool\"" },
                new Member("workers", new Shape.WholeNumber(0, MostWorkers), "For command and http: trials at a time; 0 = as many as cores.") { DefaultJson = "0" },
                new Member("timeout", new Shape.Duration(TimeSpan.FromMilliseconds(1)), "For command and http: longest time of one answer; budget.trialTimeout holds as well."),
            ]),
        ]);
    }

    private static Shape.Either CommandShape() => new(
    [
        new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "the name of an entry: 1 to 64 letters, digits, '.', '_' and '-'"),
        new Shape.Sequence(new Shape.Text("(?s)[^\\x00]+", "a text of one character or more"), 1, 64),
    ]);

    private static Shape.Either Dataset(IStrategy? strategy) => new(
    [
        s_path,
        new Shape.Group(
        [
            new Member("generate", strategy is null ? new Shape.OpenGroup() : SettingShapes.GroupOf(strategy.Generator), "Data made by the generator; in place of a path."),
            new Member("path", s_path, "A path or a hash; in place of what is generated."),
            new Member("market", new Shape.Text("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", "1 to 100 letters, digits, '.', '_' and '-', a letter or digit first"), "Name of the market that the data is of: its holdouts are looked at once. Left out it is the file's name without its ending."),
        ]),
    ]);

    private static Shape.Group Sampler(BuildCapabilities capabilities) => new(
    [
        new Member("kind", Words.Shape(capabilities.Samplers), "Who proposes points.") { DefaultJson = "\"auto\"" },
        new Member("seed", new Shape.WholeNumber(0, LargestSeed), "Key of all random numbers.") { DefaultJson = "0" },
        new Member("batch", new Shape.Either([Shape.Word.Of("auto"), new Shape.WholeNumber(1, 100_000)]), "Points proposed at a time.") { DefaultJson = "\"auto\"" },
    ]);

    private static Shape.Group Budget() => new(
    [
        new Member("trials", new Shape.WholeNumber(1, MostTrials), "Largest number of trials.") { DefaultJson = "400" },
        new Member("sessionTimeout", new Shape.Duration(TimeSpan.FromTicks(1)), "Longest time of the session.") { DefaultJson = "\"PT1H\"" },
        new Member("trialTimeout", new Shape.Duration(TimeSpan.FromTicks(1)), "Longest time of one trial.") { DefaultJson = "\"PT5M\"" },
        new Member("maxParallel", new Shape.WholeNumber(0, 1024), "Most trials at a time; 0 = as many as cores, or what the host allows.") { DefaultJson = "0" },
        new Member("maxFailedShare", new Shape.Number(0, 1), "Share of failed trials above which the session fails.") { DefaultJson = "0.1" },
    ]);

    private static Shape.Group Pruning(BuildCapabilities capabilities) => new(
    [
        new Member("kind", Words.Shape(capabilities.Prunings), "Who stops trials early.") { DefaultJson = "\"none\"" },
    ]);

    /// <summary>What ends a search before its budget.</summary>
    internal static Shape.Group Stopping() => new(
    [
        new Member("kind", Words.Shape(Enum.GetValues<StoppingKind>()), "What ends the search.") { DefaultJson = "\"none\"" },
        new Member("patience", new Shape.WholeNumber(1, MostTrials), "For stagnation: trials in a row without an improvement.") { DefaultJson = "100" },
        new Member("tolerance", new Shape.Number(0, 10) { IsMinimumExclusive = true }, "For regretBound: what is left to gain, in standard deviations of the losses.") { DefaultJson = "0.01" },
    ]);

    private static Shape.Group Objective(IStrategy? strategy)
    {
        Shape metric = strategy is null or { IsOpen: true }
            ? new Shape.Text("(?s).{1,64}", "a metric")
            : Shape.Word.Of([.. strategy.Metrics.Select(definition => definition.Id)]);
        return new Shape.Group(
        [
            new Member("metric", metric, "The metric that ranks trials.") { IsRequired = true },
            new Member("direction", Shape.Word.Of("maximize", "minimize"), "Which of its values are better.") { DefaultJson = "\"maximize\"" },
            new Member("constraints", new Shape.Sequence(new Shape.Group(
            [
                new Member("metric", metric, "The metric that is limited.") { IsRequired = true },
                new Member("min", new Shape.Number(null, null), "Its least value, inclusive."),
                new Member("max", new Shape.Number(null, null), "Its largest value, inclusive."),
            ]), 0, 64), "What a feasible trial satisfies.") { DefaultJson = "[]" },
        ]);
    }

    private static Shape.Group Validation(BuildCapabilities capabilities) => new(
    [
        new Member("kind", Words.Shape(capabilities.Validations), "How the choice is validated.") { DefaultJson = "\"walkForward\"" },
        new Member("train", s_length, "Length of a train window.") { DefaultJson = "\"PT72H\"" },
        new Member("test", s_length, "Length of a test window.") { DefaultJson = "\"PT24H\"" },
        new Member("step", s_length, "Distance between the starts of two folds.") { DefaultJson = "\"PT24H\"" },
        new Member("anchored", new Shape.Flag(), "Whether every train window starts at the first row.") { DefaultJson = "false" },
        new Member("reducedLast", new Shape.Flag(), "Whether a last test window that is cut short by the holdout still makes a fold.") { DefaultJson = "false" },
        new Member("gap", new Shape.Text($"auto|0 rows|{LengthPattern}", "auto, an ISO-8601 duration such as PT1H, or rows such as \"100 rows\", 0 for none"), "Data left out between train and test.") { DefaultJson = "\"auto\"" },
        new Member("holdout", s_length, "Data at the end that only the final choice sees.") { DefaultJson = "\"PT24H\"" },
        new Member("final", Shape.Word.Of(ValidationSpec.AllBeforeHoldout, ValidationSpec.LastTrain), "What the final search may see.") { DefaultJson = "\"allBeforeHoldout\"" },
        new Member("minTrades", new Shape.WholeNumber(1, int.MaxValue), "Least number of trades out of sample, of all test windows together.") { DefaultJson = "100" },
    ]);

    private static Shape.Group Promotion() => new(
    [
        new Member("gates", Shape.Word.Of("default"), "The checks that a winner has to pass.") { DefaultJson = "\"default\"" },
        new Member("approval", Shape.Word.Of("none"), "Whether somebody has to approve a winner.") { DefaultJson = "\"none\"" },
    ]);
}
