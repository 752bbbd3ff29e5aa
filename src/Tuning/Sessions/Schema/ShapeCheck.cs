using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Tuning.Sessions.Documents;

namespace Tuning.Sessions.Schema;

/// <summary>Holds a document against a shape and collects every problem.</summary>
public sealed class ShapeCheck
{
    private static readonly TimeSpan s_patternTime = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<SpecProblem>.Builder _problems = ImmutableArray.CreateBuilder<SpecProblem>();

    /// <summary>Checks a document.</summary>
    /// <param name="shape">What it may be.</param>
    /// <param name="root">The document.</param>
    /// <returns>Every problem in the order of the file; empty when there is none.</returns>
    public static ImmutableArray<SpecProblem> Run(Shape shape, DocumentNode root)
    {
        var check = new ShapeCheck();
        check.Check(shape, root, "");
        return check._problems.ToImmutable();
    }

    /// <summary>The path of a member of a group.</summary>
    /// <param name="parent">Path of the group; empty for the root.</param>
    /// <param name="name">The member's name.</param>
    public static string Join(string parent, string name) => parent is "" or null ? name : $"{parent}.{name}";

    private void Check(Shape shape, DocumentNode node, string path)
    {
        if (!ShapeText.Takes(shape, node))
        {
            Report(path, node, ShapeText.Allowed(shape));
            return;
        }

        switch (shape)
        {
            case Shape.Either either:
                Check(either.Alternatives.First(alternative => ShapeText.Takes(alternative, node)), node, path);
                break;
            case Shape.Group group:
                CheckGroup(group, (DocumentNode.Mapping)node, path);
                break;
            case Shape.OpenGroup:
                CheckRepeats((DocumentNode.Mapping)node, path);
                break;
            case Shape.Sequence sequence:
                CheckSequence(sequence, (DocumentNode.Sequence)node, path);
                break;
            case Shape.Word word:
                CheckWord(word, (DocumentNode.Text)node, path);
                break;
            default:
                if (!Holds(shape, node))
                {
                    Report(path, node, ShapeText.Allowed(shape));
                }

                break;
        }
    }

    private void CheckGroup(Shape.Group group, DocumentNode.Mapping node, string path)
    {
        CheckRepeats(node, path);
        foreach (var entry in node.Members.DistinctBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var place = Join(path, entry.Name);
            var member = group.Members.FirstOrDefault(known => string.Equals(known.Name, entry.Name, StringComparison.Ordinal));
            if (member is null)
            {
                Add(place, entry.Value.Describe(), Unknown(group, entry.Name), entry.Line);
            }
            else if (!member.IsAvailable)
            {
                Add(place, entry.Value.Describe(), "not available in this build", entry.Line);
            }
            else
            {
                Check(member.Shape, entry.Value, place);
            }
        }

        foreach (var member in group.Members)
        {
            if (member.IsRequired && node.Find(member.Name) is null)
            {
                Add(Join(path, member.Name), null, $"required: {ShapeText.Allowed(member.Shape)}", node.Line);
            }
        }
    }

    private static string Unknown(Shape.Group group, string name)
    {
        if (group.Misplaced.TryGetValue(name, out var reason))
        {
            return reason;
        }

        var names = group.Members.Select(member => member.Name).ToImmutableArray();
        var known = names.IsEmpty ? "nothing is known here" : $"known here: {string.Join(", ", names)}";
        return Spelling.Nearest(name, names) is { } nearest
            ? $"unknown name, did you mean {nearest}? {known}"
            : $"unknown name; {known}";
    }

    private void CheckRepeats(DocumentNode.Mapping node, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in node.Members)
        {
            if (!seen.Add(entry.Name))
            {
                Add(Join(path, entry.Name), entry.Value.Describe(), "each name once: it stands here already", entry.Line);
            }
        }
    }

    private void CheckSequence(Shape.Sequence sequence, DocumentNode.Sequence node, string path)
    {
        if (node.Items.Length < sequence.Minimum || node.Items.Length > sequence.Maximum)
        {
            Report(path, node, ShapeText.Allowed(sequence));
        }

        for (var i = 0; i < node.Items.Length; i++)
        {
            Check(sequence.Item, node.Items[i], $"{path}[{i}]");
        }
    }

    private void CheckWord(Shape.Word word, DocumentNode.Text node, string path)
    {
        if (word.Available.Contains(node.Value, StringComparer.Ordinal))
        {
            return;
        }

        var allowed = ShapeText.Allowed(word);
        if (word.Choices.Contains(node.Value, StringComparer.Ordinal))
        {
            Report(path, node, $"not available in this build; {allowed}");
        }
        else
        {
            var nearest = Spelling.Nearest(node.Value, word.Available);
            Report(path, node, nearest is null ? allowed : $"did you mean {nearest}? {allowed}");
        }
    }

    private static bool Holds(Shape shape, DocumentNode node) => (shape, node) switch
    {
        (Shape.Flag, DocumentNode.Flag) => true,
        (Shape.Number limits, DocumentNode.Number number) => double.IsFinite(number.Value)
            && !(number.Value < limits.Minimum) && !(number.Value > limits.Maximum)
            && !(limits.IsMinimumExclusive && number.Value == limits.Minimum),
        (Shape.WholeNumber limits, DocumentNode.Number number) =>
            number.Whole is { } whole && whole >= limits.Minimum && whole <= limits.Maximum,
        (Shape.Text form, DocumentNode.Text text) =>
            Regex.IsMatch(text.Value, $"^(?:{form.Pattern})\\z", RegexOptions.NonBacktracking, s_patternTime),
        (Shape.Duration limits, DocumentNode.Text text) =>
            IsoDuration.Parse(text.Value) is { } duration && duration >= limits.Minimum,
        _ => false,
    };

    private void Report(string path, DocumentNode node, string allowed) => Add(path, node.Describe(), allowed, node.Line);

    private void Add(string path, string? value, string allowed, int line) =>
        _problems.Add(new SpecProblem(path is "" ? "$" : path, value, allowed, line == 0 ? null : line));
}
