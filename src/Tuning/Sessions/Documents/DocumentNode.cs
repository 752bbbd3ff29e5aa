using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Tuning.Sessions.Documents;

/// <summary>One value of a session file, whichever language it was written in.</summary>
public abstract record DocumentNode
{
    private const int DescriptionLength = 160;

    private DocumentNode(int line) => Line = line;

    /// <summary>Line of the file on which the value starts, from 1; 0 when it did not come from a file.</summary>
    public int Line { get; }

    /// <summary>The value as compact JSON-like text of at most 160 characters, for messages.</summary>
    public string Describe()
    {
        var text = new StringBuilder();
        Write(text);
        return text.Length <= DescriptionLength ? text.ToString() : text.ToString(0, DescriptionLength - 1) + "…";
    }

    /// <summary>Appends the value until the text is long enough for a message.</summary>
    private void Write(StringBuilder text)
    {
        if (text.Length > DescriptionLength)
        {
            return;
        }

        switch (this)
        {
            case Empty:
                text.Append("null");
                break;
            case Flag flag:
                text.Append(flag.Value ? "true" : "false");
                break;
            case Number number:
                text.Append(number.Raw);
                break;
            case Text word:
                text.Append('"').Append(word.Value).Append('"');
                break;
            case Sequence list:
                WriteItems(text, list.Items, '[', ']', (item, line) => item.Write(line));
                break;
            case Mapping map:
                WriteItems(text, map.Members, '{', '}', (member, line) => member.Value.Write(line.Append(member.Name).Append(": ")));
                break;
        }
    }

    private static void WriteItems<T>(StringBuilder text, ImmutableArray<T> items, char open, char close, Action<T, StringBuilder> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Length && text.Length <= DescriptionLength; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            write(items[i], text);
        }

        text.Append(close);
    }

    /// <summary>No value: null, ~ or nothing after the colon.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    public sealed record Empty(int Line) : DocumentNode(Line);

    /// <summary>true or false.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    /// <param name="Value">The truth value.</param>
    public sealed record Flag(int Line, bool Value) : DocumentNode(Line);

    /// <summary>A number as it was written.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    /// <param name="Raw">The text of the number.</param>
    /// <param name="Value">The nearest double; not finite for .nan, .inf and what overflows.</param>
    public sealed record Number(int Line, string Raw, double Value) : DocumentNode(Line)
    {
        /// <summary>The whole number that was written, or null when it is none or leaves the range of 64 bits.</summary>
        public long? Whole =>
            long.TryParse(Raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : Value == Math.Truncate(Value) && Math.Abs(Value) <= 1L << 53 ? (long)Value
            : null;
    }

    /// <summary>A text.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    /// <param name="Value">The characters.</param>
    public sealed record Text(int Line, string Value) : DocumentNode(Line);

    /// <summary>A list.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    /// <param name="Items">The items in the order of the file.</param>
    public sealed record Sequence(int Line, ImmutableArray<DocumentNode> Items) : DocumentNode(Line);

    /// <summary>A group of named members, repeated names included.</summary>
    /// <param name="Line">Line on which the value starts, from 1.</param>
    /// <param name="Members">The members in the order of the file.</param>
    public sealed record Mapping(int Line, ImmutableArray<DocumentMember> Members) : DocumentNode(Line)
    {
        /// <summary>The first member of a name, or null.</summary>
        /// <param name="name">The name, in its exact case.</param>
        public DocumentNode? Find(string name) =>
            Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.Value;

        /// <summary>The group with one member set: replaced where it stands, else appended.</summary>
        /// <param name="name">The member's name.</param>
        /// <param name="value">Its value.</param>
        public Mapping With(string name, DocumentNode value)
        {
            var member = new DocumentMember(name, value, value.Line);
            for (var i = 0; i < Members.Length; i++)
            {
                if (string.Equals(Members[i].Name, name, StringComparison.Ordinal))
                {
                    return this with { Members = Members.SetItem(i, member) };
                }
            }

            return this with { Members = Members.Add(member) };
        }
    }
}
