using System.Globalization;

namespace Tuning.Sessions.Documents;

/// <summary>Sets single values of a document before it is checked.</summary>
internal static class DocumentEdit
{
    /// <summary>Sets the value at a dotted path; groups on the way that do not exist are made.</summary>
    /// <returns>The new document, or null when the path leads through a value that has no such members.</returns>
    public static DocumentNode? Set(DocumentNode root, string path, DocumentNode value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        return steps.Length > DocumentLimits.Depth ? null : Set(root, steps, 0, value);
    }

    /// <summary>The value of an override: JSON where it is JSON, else the text itself.</summary>
    public static DocumentNode ReadValue(string text) =>
        JsonDocumentParser.Parse(text).Root is { } node ? Unplaced(node) : new DocumentNode.Text(0, text);

    private static DocumentNode? Set(DocumentNode node, string[] steps, int at, DocumentNode value)
    {
        if (at == steps.Length)
        {
            return value;
        }

        switch (node)
        {
            case DocumentNode.Mapping map when steps[at].Length > 0 && steps[at][0] != '[':
                var child = Set(map.Find(steps[at]) ?? new DocumentNode.Mapping(0, []), steps, at + 1, value);
                return child is null ? null : map.With(steps[at], child);
            case DocumentNode.Sequence list when Index(steps[at]) is { } index && index < list.Items.Length:
                var item = Set(list.Items[index], steps, at + 1, value);
                return item is null ? null : list with { Items = list.Items.SetItem(index, item) };
            default:
                return null;
        }
    }

    private static int? Index(string step) =>
        step.Length > 2 && step[^1] == ']' && int.TryParse(step[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;

    // Lines of an override are no lines of the file.
    private static DocumentNode Unplaced(DocumentNode node) => node switch
    {
        DocumentNode.Empty => new DocumentNode.Empty(0),
        DocumentNode.Flag flag => new DocumentNode.Flag(0, flag.Value),
        DocumentNode.Number number => new DocumentNode.Number(0, number.Raw, number.Value),
        DocumentNode.Text text => new DocumentNode.Text(0, text.Value),
        DocumentNode.Sequence list => new DocumentNode.Sequence(0, [.. list.Items.Select(Unplaced)]),
        DocumentNode.Mapping map => new DocumentNode.Mapping(
            0, [.. map.Members.Select(member => new DocumentMember(member.Name, Unplaced(member.Value), 0))]),
        _ => node,
    };
}
