using System.Collections.Immutable;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;
using Tuning.Strategies;

namespace Tuning.Sessions.Reading;

/// <summary>Turns the text of a session file into a session, or into everything that is wrong with it.</summary>
/// <param name="capabilities">What this build carries out; what it does not is refused by name.</param>
public sealed class SpecReader(BuildCapabilities capabilities)
{
    /// <summary>Reads a session file.</summary>
    /// <param name="source">The file with what was given beside it.</param>
    public SpecReading Read(SpecSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reading = DocumentReading.Read(source.Text, source.Language);
        if (reading.Root is null)
        {
            return new SpecReading(null, [reading.Problem!]);
        }

        var problems = new List<SpecProblem>();
        var root = Override(reading.Root, source, problems);
        var strategy = (root as DocumentNode.Mapping)?.Find("strategy") switch
        {
            DocumentNode.Text name => Meant(name.Value),
            DocumentNode.Mapping group when group.Text("kind") is { } kind => Meant(kind),
            _ => null,
        };
        problems.AddRange(ShapeCheck.Run(SessionSchema.Build(capabilities, strategy, root as DocumentNode.Mapping), root));
        if (root is not DocumentNode.Mapping file)
        {
            return new SpecReading(null, [.. problems]);
        }

        var binder = new SpecBinder(capabilities, strategy, problems);
        var spec = binder.Bind(file);
        return problems.Count == 0 ? new SpecReading(spec, []) { Bounds = binder.Bounds } : new SpecReading(null, InFileOrder(problems));
    }

    // A slip in the strategy's name is a problem of its own; judging the rest by what was meant shows the others beside it.
    private IStrategy? Meant(string name) =>
        capabilities.FindStrategy(name)
        ?? (Spelling.Nearest(name, [.. capabilities.Strategies.Select(strategy => strategy.Name)]) is { } nearest
            ? capabilities.FindStrategy(nearest)
            : null);

    private static DocumentNode Override(DocumentNode root, SpecSource source, List<SpecProblem> problems)
    {
        if (root is DocumentNode.Mapping file && !source.DataFiles.IsEmpty)
        {
            root = file.With(
                "datasets", new DocumentNode.Sequence(0, [.. source.DataFiles.Select(path => new DocumentNode.Text(0, path))]));
        }

        foreach (var change in source.Overrides)
        {
            if (DocumentEdit.Set(root, change.Path, DocumentEdit.ReadValue(change.Value)) is { } changed)
            {
                root = changed;
            }
            else
            {
                problems.Add(new SpecProblem(change.Path, change.Value, "the dotted path of a member of the session file"));
            }
        }

        return root;
    }

    private static ImmutableArray<SpecProblem> InFileOrder(IEnumerable<SpecProblem> problems) =>
        [.. problems.Distinct().OrderBy(problem => problem.Line ?? int.MaxValue)];
}
