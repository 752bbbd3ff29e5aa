using System.Collections.Immutable;
using Tuning.External;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Schema;

namespace Tuning.Sessions.Reading;

/// <summary>Reads how an external strategy is reached, and checks what a session with one may ask for.</summary>
/// <param name="problems">Where problems are added.</param>
internal sealed class ExternalBinder(List<SpecProblem> problems)
{
    private const string Member = "strategy";

    /// <summary>Reads the member <c>strategy</c>; null where it cannot be read, which is then a problem.</summary>
    public ExternalSpec? Bind(DocumentNode.Mapping file)
    {
        if (file.Find(Member) is not DocumentNode.Mapping group)
        {
            if (file.Text(Member) is ExternalStrategy.AskTell)
            {
                return new ExternalSpec.AskTell();
            }

            if (file.Find(Member) is { } name)
            {
                Add(problems, Member, name, "a group that says how it is reached: {kind: command, command: [...]} or {kind: http, url: ...}");
            }

            return null;
        }

        switch (group.Text("kind"))
        {
            case ExternalStrategy.Command:
                RefuseOthers(group, ["command", "mode", "workers", "timeout"]);
                Require(group, "command", "the program and its arguments, or the name of an entry of the host's configured list");
                return new ExternalSpec.Command(group.Text("command"), WordsOf(group))
                {
                    Mode = group.Word<CommandMode>("mode") ?? CommandMode.Pool,
                    Workers = (int)(group.Whole("workers") ?? 0),
                    Timeout = group.Duration("timeout"),
                };
            case ExternalStrategy.Http:
                RefuseOthers(group, ["url", "workers", "timeout"]);
                Require(group, "url", "an address that begins with http:// or https://");
                if (group.Text("url") is { } url && !problems.Exists(problem => problem.Path is "strategy.url") && !Uri.TryCreate(url, UriKind.Absolute, out _))
                {
                    Add(problems, "strategy.url", group.Find("url")!, "an address that begins with http:// or https://");
                }

                return new ExternalSpec.Http(group.Text("url") ?? "")
                {
                    Workers = (int)(group.Whole("workers") ?? 0),
                    Timeout = group.Duration("timeout"),
                };
            case ExternalStrategy.AskTell:
                RefuseOthers(group, []);
                return new ExternalSpec.AskTell();
            default:
                return null;
        }
    }

    /// <summary>What data, validation and pruning a session with an external strategy may have.</summary>
    public static void CheckTogether(ExternalSpec external, SessionSpec spec, DocumentNode.Mapping file, List<SpecProblem> problems)
    {
        if (external is ExternalSpec.AskTell && file.Find("datasets") is { } datasets)
        {
            Add(problems, "datasets", datasets, "nothing for asktell: who evaluates the trials has the data");
        }

        if (spec.Datasets.IsEmpty && spec.Validation.Kind is not ValidationKind.None && file.Find("datasets") is null)
        {
            var validation = file.Group("validation");
            problems.Add(new SpecProblem(
                "validation.kind",
                validation.Find("kind")?.Describe(),
                "none, since there are no data sets to lay windows over",
                validation.Line == 0 ? null : validation.Line));
        }

        if (spec.Pruning is not PruningKind.None && (external is ExternalSpec.AskTell || file.Find("datasets") is null))
        {
            Add(problems, "pruning.kind", file.Group("pruning").Find("kind")!, "none, since there are no data sets of which a trial could see a share");
        }
    }

    private static ImmutableArray<string> WordsOf(DocumentNode.Mapping group) =>
        [.. ((group.Find("command") as DocumentNode.Sequence)?.Items ?? []).OfType<DocumentNode.Text>().Select(word => word.Value)];

    private void RefuseOthers(DocumentNode.Mapping group, string[] own)
    {
        foreach (var name in (string[])["command", "url", "mode", "workers", "timeout"])
        {
            if (!own.Contains(name, StringComparer.Ordinal) && group.Find(name) is { } node)
            {
                Add(problems, ShapeCheck.Join(Member, name), node, $"nothing here: kind {group.Text("kind")} takes {(own.Length == 0 ? "no other member" : string.Join(", ", own))}");
            }
        }
    }

    private void Require(DocumentNode.Mapping group, string name, string allowed)
    {
        if (group.Find(name) is null)
        {
            problems.Add(new SpecProblem(ShapeCheck.Join(Member, name), null, $"required: {allowed}", group.Line == 0 ? null : group.Line));
        }
    }

    private static void Add(List<SpecProblem> problems, string path, DocumentNode node, string allowed) =>
        problems.Add(new SpecProblem(path, node.Describe(), allowed, node.Line == 0 ? null : node.Line));
}
